package io.github.tokenrevoker.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.WindowTest;
import io.github.tokenrevoker.onezone.OnezoneAddress;
import io.github.tokenrevoker.profile.Environment;
import io.github.tokenrevoker.profile.Profile;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Spinner;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.stage.Window;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The navigation")
class NavigationTest extends WindowTest {
    private boolean isChosen(String id) {
        ToggleButton button = (ToggleButton) node(id);
        return onFx(button::isSelected);
    }

    private String focused() {
        Node beside = node("navigation");
        return onFx(() -> Optional.ofNullable(beside.getScene().getFocusOwner())
                .map(Node::getId)
                .orElse(""));
    }

    private void add(String name) {
        Profile profile =
                new Profile(UUID.randomUUID(), name, new OnezoneAddress("http", "127.0.0.1", 9), Environment.TEST, "");
        interact(() -> book().add(profile, Optional.empty(), false));
        choose(name);
    }

    @ParameterizedTest
    @CsvSource({
        "nav-bulk, bulk-table",
        "nav-leak, leak-text",
        "nav-journal, journal-table",
        "nav-settings, settings-theme",
        "nav-profiles, profile-list"
    })
    @DisplayName("shows each page in the one window")
    void pages(String button, String inside) {
        press(button);
        awaitShown(inside);
        assertThat(isChosen(button)).isTrue();
        assertThat(onFx(() -> List.copyOf(Window.getWindows()))).hasSize(1);
    }

    @Test
    @DisplayName("keeps a page chosen when its button is pressed again")
    void pressedAgain() {
        press("nav-bulk");
        press("nav-bulk");
        assertThat(isChosen("nav-bulk")).isTrue();
        assertThat(isShown("bulk-table")).isTrue();
    }

    @Test
    @DisplayName("shows one page at a time")
    void oneAtATime() {
        press("nav-bulk");
        assertThat(isShown("profile-list")).isFalse();
        press("nav-journal");
        assertThat(isShown("bulk-table")).isFalse();
        assertThat(isChosen("nav-bulk")).isFalse();
    }

    @Test
    @DisplayName("follows the keys, and moves the focus to the new page")
    void keys() {
        add("a");
        interact(node("profile-search")::requestFocus);
        push(KeyCode.SHORTCUT, KeyCode.B);
        awaitShown("bulk-table");
        assertThat(isChosen("nav-bulk")).isTrue();
        assertThat(focused()).isEqualTo("bulk-title");
        push(KeyCode.SHORTCUT, KeyCode.J);
        awaitShown("journal-table");
        assertThat(focused()).isEqualTo("journal-table");
        push(KeyCode.SHORTCUT, KeyCode.F);
        awaitShown("profile-list");
        assertThat(focused()).isEqualTo("profile-search");
    }

    @Test
    @DisplayName("goes to the providers when a profile is added from another page")
    void added() {
        press("nav-journal");
        press("menu-start-practice");
        awaitText("profile-title", "Practice");
        assertThat(isChosen("nav-profiles")).isTrue();
    }

    @Test
    @DisplayName("leaves the settings for the page before, by their button and by Escape, and never opens with them")
    void leavingSettings() throws Exception {
        press("nav-journal");
        push(KeyCode.SHORTCUT, KeyCode.COMMA);
        awaitShown("settings-theme");
        assertThat(isChosen("nav-settings")).isTrue();
        press("settings-close");
        awaitShown("journal-table");
        press("nav-settings");
        push(KeyCode.ESCAPE);
        awaitShown("journal-table");
        press("nav-settings");
        restart();
        awaitShown("journal-table");
    }

    @Test
    @DisplayName("shows a zoom by keys in the settings that are in sight")
    void zoomInSettings() {
        press("nav-settings");
        Spinner<?> zoom = (Spinner<?>) node("settings-zoom");
        push(KeyCode.SHORTCUT, KeyCode.PLUS);
        assertThat(onFx(() -> zoom.getValue())).isEqualTo(110);
    }

    @Test
    @DisplayName("keeps what was typed on a page that is left")
    void kept() {
        press("nav-bulk");
        type("bulk-search", "kraków");
        press("nav-profiles");
        press("nav-bulk");
        assertThat(text("bulk-search")).isEqualTo("kraków");
    }

    @Test
    @DisplayName("has commands for the chosen profile, while that is in sight")
    void commandsForChosen() {
        assertThat(isEnabledInMenu("menu-profile-duplicate")).isFalse();
        add("a");
        assertThat(isEnabledInMenu("menu-profile-duplicate")).isTrue();
        push(KeyCode.SHORTCUT, KeyCode.D);
        assertThat(shownProfiles()).containsExactly("a", "a (copy)");
        press("nav-bulk");
        assertThat(isEnabledInMenu("menu-profile-duplicate")).isFalse();
        push(KeyCode.SHORTCUT, KeyCode.D);
        push(KeyCode.DELETE);
        press("nav-profiles");
        assertThat(shownProfiles()).containsExactly("a", "a (copy)");
    }

    private boolean isEnabledInMenu(String id) {
        return onFx(() -> !menuItem(id).orElseThrow().isDisable());
    }

    @Test
    @DisplayName("deletes the chosen profile with the Delete key in the list, but not in a field")
    void deleteKey() {
        add("a");
        interact(node("profile-search")::requestFocus);
        push(KeyCode.DELETE);
        assertThat(shownProfiles()).containsExactly("a");
        interact(list()::requestFocus);
        push(KeyCode.DELETE);
        assertThat(shownProfiles()).isEmpty();
        press("notice-action");
        assertThat(shownProfiles()).containsExactly("a");
    }

    @Test
    @DisplayName("has every command with keys in a menu that shows them, and no keys twice")
    void shownKeys() {
        List<KeyCombination> all = Stream.of(Command.values())
                .flatMap(command -> command.keys().stream())
                .toList();
        assertThat(all).doesNotHaveDuplicates();
        for (Command command : Command.values()) {
            if (!command.keys().isEmpty()) {
                Optional<MenuItem> item = onFx(() -> menuItem(command.id()));
                assertThat(item).as(command.name()).isPresent();
                assertThat(onFx(() -> item.get().getAccelerator()))
                        .isEqualTo(command.keys().getFirst());
            }
        }
    }
}
