package io.github.tokenrevoker.ui.window;

import io.github.tokenrevoker.ui.window.Actions.Action;
import io.github.tokenrevoker.ui.words.Icon;
import io.github.tokenrevoker.words.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** The menu bar, made from the table of actions. On macOS it is the system's. */
final class WindowMenus {
    private static final List<List<Command>> FILE = List.of(
            List.of(Command.NEW_PROFILE),
            List.of(Command.IMPORT, Command.EXPORT, Command.PASTE_FROM_RUNBOOK),
            List.of(Command.START_PRACTICE),
            List.of(Command.LOCK),
            List.of(Command.CLOSE, Command.QUIT));
    private static final List<List<Command>> EDIT = List.of(List.of(Command.SEARCH), List.of(Command.SETTINGS));
    private static final List<List<Command>> PROVIDER =
            List.of(List.of(Command.CHECK), List.of(Command.EDIT, Command.DUPLICATE, Command.DELETE));
    private static final List<List<Command>> VIEW = List.of(
            List.of(Command.PROVIDERS, Command.BULK, Command.LEAKED_TOKENS, Command.JOURNAL),
            List.of(Command.PALETTE),
            List.of(Command.ZOOM_IN, Command.ZOOM_OUT, Command.ZOOM_RESET));
    private static final List<List<Command>> HELP = List.of(List.of(Command.HELP));

    private final Texts texts = Texts.of(WindowMenus.class);
    private final Actions actions;

    private WindowMenus(Actions actions) {
        this.actions = actions;
    }

    /** Makes the bar, and has the keys of all commands work in the scene. */
    static MenuBar in(Scene scene, Actions actions) {
        WindowMenus menus = new WindowMenus(actions);
        MenuBar bar = new MenuBar(
                menus.menu("file", FILE),
                menus.menu("edit", EDIT),
                menus.menu("provider", PROVIDER),
                menus.menu("view", VIEW),
                menus.menu("help", HELP));
        bar.setId("menu-bar");
        bar.setUseSystemMenuBar(true);
        actions.all()
                .forEach(action -> action.command().keys().stream()
                        .skip(1)
                        .forEach(keys -> scene.getAccelerators().put(keys, action::run)));
        return bar;
    }

    /** Makes the menu of the chosen profile, for the list of profiles. Its items have no ids. */
    static ContextMenu ofProfile(Actions actions) {
        List<MenuItem> items = new WindowMenus(actions).items(PROVIDER);
        items.forEach(item -> item.setId(null));
        return new ContextMenu(items.toArray(MenuItem[]::new));
    }

    private Menu menu(String key, List<List<Command>> groups) {
        Menu menu = new Menu(texts.get("menu." + key));
        menu.setId("menu-" + key);
        menu.getItems().setAll(items(groups));
        return menu;
    }

    private List<MenuItem> items(List<List<Command>> groups) {
        List<MenuItem> all = new ArrayList<>();
        for (List<Command> group : groups) {
            List<MenuItem> items = group.stream()
                    .flatMap(command -> actions.find(command).stream())
                    .map(this::item)
                    .toList();
            if (!items.isEmpty() && !all.isEmpty()) {
                all.add(new SeparatorMenuItem());
            }
            all.addAll(items);
        }
        return all;
    }

    private MenuItem item(Action action) {
        Command command = action.command();
        MenuItem item = new MenuItem(actions.name(command), new Icon(command.icon()));
        item.setId(command.id());
        command.keys().stream().findFirst().ifPresent(item::setAccelerator);
        item.disableProperty().bind(action.enabled().map(enabled -> !enabled));
        item.setOnAction(_ -> action.run());
        return item;
    }
}
