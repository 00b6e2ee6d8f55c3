package io.github.tokenrevoker.ui.window;

import io.github.tokenrevoker.settings.Appearance;
import io.github.tokenrevoker.ui.ProfileFlow;
import io.github.tokenrevoker.ui.session.ProfileSession;
import io.github.tokenrevoker.ui.settings.SettingsStore;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCombination;

/** Fills the table of actions with what the parts of the window can do. */
final class WindowActions {
    private final Actions actions;
    private final WindowCore core;
    private final Pages pages;
    private final ProvidersPage providers;

    private WindowActions(Actions actions, WindowCore core, Pages pages, ProvidersPage providers) {
        this.actions = actions;
        this.core = core;
        this.pages = pages;
        this.providers = providers;
    }

    static void define(
            Actions actions,
            WindowCore core,
            Pages pages,
            ProvidersPage providers,
            SettingsStore settings,
            Runnable close) {
        WindowActions window = new WindowActions(actions, core, pages, providers);
        window.defineForProfiles();
        window.defineForZoom(settings);
        pages.entries().forEach(entry -> actions.define(entry.command(), () -> pages.visit(entry)));
        actions.define(Command.LOCK, core.secrets().lock()::lock)
                .define(Command.CLOSE, close)
                .define(Command.QUIT, close);
    }

    private void defineForProfiles() {
        ProfileFlow profiles = core.profiles();
        actions.define(Command.NEW_PROFILE, profiles::add)
                .define(Command.IMPORT, profiles::importProfiles)
                .define(Command.EXPORT, profiles::exportProfiles)
                .define(Command.PASTE_FROM_RUNBOOK, profiles::pasteFromRunbook)
                .define(Command.START_PRACTICE, profiles::startPractice)
                .define(Command.SEARCH, () -> {
                    pages.show(Command.PROVIDERS);
                    providers.search();
                });
        defineForChosen(Command.CHECK, core.workflows().check()::start);
        defineForChosen(Command.EDIT, profiles::edit);
        defineForChosen(Command.DUPLICATE, profiles::duplicate);
        defineForChosen(Command.DELETE, providers::delete);
    }

    /** Defines what is done with the chosen profile, while that is in sight. */
    private void defineForChosen(Command command, Consumer<ProfileSession> act) {
        ObservableValue<ProfileSession> none = new SimpleObjectProperty<>();
        ObservableValue<ProfileSession> chosen = pages.currentProperty()
                .flatMap(entry -> entry.command() == Command.PROVIDERS ? providers.chosenProperty() : none);
        actions.define(
                command,
                chosen.map(_ -> true).orElse(false),
                () -> Optional.ofNullable(chosen.getValue()).ifPresent(act));
    }

    private void defineForZoom(SettingsStore settings) {
        actions.define(Command.ZOOM_IN, () -> zoom(settings, Appearance::larger))
                .define(Command.ZOOM_OUT, () -> zoom(settings, Appearance::smaller))
                .define(
                        Command.ZOOM_RESET,
                        () -> zoom(
                                settings, appearance -> appearance.withZoomPercent(Appearance.DEFAULT.zoomPercent())));
    }

    private static void zoom(SettingsStore settings, UnaryOperator<Appearance> change) {
        settings.change(all -> all.withAppearance(change.apply(all.appearance())));
    }

    /** What the command palette finds: what can be done now, then all profiles. */
    static Stream<CommandPalette.Entry> found(Actions actions, WindowCore core, Consumer<ProfileSession> choose) {
        Stream<CommandPalette.Entry> commands = actions.all()
                .filter(action ->
                        action.command() != Command.PALETTE && action.enabled().getValue())
                .map(action ->
                        new CommandPalette.Entry(actions.name(action.command()), keys(action.command()), action::run));
        Stream<CommandPalette.Entry> profiles = core.book().sessions().stream()
                .map(session -> new CommandPalette.Entry(
                        session.profile().name(),
                        session.profile().address().authority(),
                        () -> choose.accept(session)));
        return Stream.concat(commands, profiles);
    }

    private static String keys(Command command) {
        return command.keys().stream()
                .findFirst()
                .map(KeyCombination::getDisplayText)
                .orElse("");
    }
}
