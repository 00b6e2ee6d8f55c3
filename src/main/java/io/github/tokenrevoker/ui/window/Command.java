package io.github.tokenrevoker.ui.window;

import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.feather.Feather;

/**
 * What the window can be told to do, with its keys: the one list that the menus, the help and the command palette are made
 * from. What each does is in {@link Actions}.
 */
public enum Command {
    NEW_PROFILE("menu-profile-add", Feather.PLUS, shortcut(KeyCode.N)),
    IMPORT("menu-profiles-import", Feather.UPLOAD),
    EXPORT("menu-profiles-export", Feather.DOWNLOAD),
    PASTE_FROM_RUNBOOK("menu-profiles-paste", Feather.CLIPBOARD),
    START_PRACTICE("menu-start-practice", Feather.PLAY_CIRCLE),
    LOCK("menu-vault-lock", Feather.LOCK, key(KeyCode.L, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN)),
    CLOSE("menu-close", Feather.X, shortcut(KeyCode.W)),
    QUIT("menu-quit", Feather.LOG_OUT, shortcut(KeyCode.Q)),
    SEARCH("menu-search", Feather.SEARCH, shortcut(KeyCode.F)),
    SETTINGS("settings-open", Feather.SETTINGS, shortcut(KeyCode.COMMA)),
    CHECK("menu-check", Feather.REFRESH_CW, key(KeyCode.F5)),
    EDIT("menu-profile-edit", Feather.EDIT_2, shortcut(KeyCode.E)),
    DUPLICATE("menu-profile-duplicate", Feather.COPY, shortcut(KeyCode.D)),
    DELETE("menu-profile-delete", Feather.TRASH_2, key(KeyCode.DELETE)),
    PROVIDERS("profiles-open", Feather.SERVER),
    BULK("bulk-open", Feather.LAYERS, shortcut(KeyCode.B)),
    LEAKED_TOKENS("leak-open", Feather.ALERT_OCTAGON, shortcut(KeyCode.L)),
    JOURNAL("journal-open", Feather.BOOK_OPEN, shortcut(KeyCode.J)),
    PALETTE("menu-palette", Feather.COMMAND, shortcut(KeyCode.K)),
    ZOOM_IN("menu-zoom-in", Feather.ZOOM_IN, zoom(KeyCode.PLUS), zoom(KeyCode.EQUALS), zoom(KeyCode.ADD)),
    ZOOM_OUT("menu-zoom-out", Feather.ZOOM_OUT, zoom(KeyCode.MINUS), zoom(KeyCode.SUBTRACT)),
    ZOOM_RESET("menu-zoom-reset", Feather.MAXIMIZE, zoom(KeyCode.DIGIT0), zoom(KeyCode.NUMPAD0)),
    HELP("help-open", Feather.HELP_CIRCLE, key(KeyCode.F1));

    private final String id;
    private final Feather icon;
    /** An unmodifiable list; key combinations never change, which their type does not say. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<KeyCombination> keys;

    Command(String id, Feather icon, KeyCombination... keys) {
        this.id = id;
        this.icon = icon;
        this.keys = List.of(keys);
    }

    private static KeyCombination key(KeyCode code, KeyCombination.Modifier... modifiers) {
        return new KeyCodeCombination(code, modifiers);
    }

    private static KeyCombination shortcut(KeyCode code) {
        return key(code, KeyCombination.SHORTCUT_DOWN);
    }

    /** A plus needs the shift key on many keyboards. */
    private static KeyCombination zoom(KeyCode code) {
        return key(code, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_ANY);
    }

    /** The id of its menu item. */
    String id() {
        return id;
    }

    Feather icon() {
        return icon;
    }

    /** The key of its name in the texts. */
    String textKey() {
        return "command." + this;
    }

    /** The keys that trigger it; the first is shown. May be empty. */
    public List<KeyCombination> keys() {
        return keys;
    }
}
