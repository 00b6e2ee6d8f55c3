package io.github.tokenrevoker.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.WindowTest;
import io.github.tokenrevoker.onezone.OnezoneAddress;
import io.github.tokenrevoker.profile.Environment;
import io.github.tokenrevoker.profile.Profile;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The command palette")
class PaletteTest extends WindowTest {
    private void add(String name, String host) {
        Profile profile =
                new Profile(UUID.randomUUID(), name, new OnezoneAddress("https", host, 443), Environment.TEST, "");
        interact(() -> book().add(profile, Optional.empty(), false));
    }

    private void open() {
        push(KeyCode.SHORTCUT, KeyCode.K);
        awaitShown("palette-text");
    }

    private List<String> found() {
        ListView<?> list = (ListView<?>) node("palette-list");
        return onFx(() -> list.getItems().stream()
                .map(entry -> ((CommandPalette.Entry) entry).name())
                .toList());
    }

    private String focused() {
        Node beside = node("navigation");
        return onFx(() -> beside.getScene().getFocusOwner().getId());
    }

    @Test
    @DisplayName("offers what can be done now, and every profile")
    void offers() {
        add("Kraków", "onezone.example.org");
        open();
        assertThat(found()).contains("New profile…", "Journal", "Kraków").doesNotContain("Duplicate profile");
        push(KeyCode.ESCAPE);
        choose("Kraków");
        open();
        assertThat(found()).contains("Duplicate profile");
    }

    @Test
    @DisplayName("finds by words of the name and of the host, in any order")
    void finds() {
        add("Kraków", "onezone.example.org");
        add("Praha", "zone.example.com");
        open();
        type("palette-text", "ORG krak");
        assertThat(found()).containsExactly("Kraków");
        type("palette-text", "nothing has these words");
        assertThat(found()).isEmpty();
        push(KeyCode.ENTER);
        assertThat(isShown("palette-text")).isTrue();
    }

    @Test
    @DisplayName("shows the profile that Enter is pressed on, from any page")
    void choosesProfile() {
        add("Kraków", "onezone.example.org");
        add("Praha", "zone.example.com");
        press("nav-journal");
        open();
        type("palette-text", "example");
        push(KeyCode.DOWN);
        push(KeyCode.ENTER);
        awaitText("profile-title", "Praha");
        assertThat(isShown("palette-text")).isFalse();
    }

    @Test
    @DisplayName("runs the command that Enter is pressed on")
    void runs() {
        open();
        type("palette-text", "bulk");
        push(KeyCode.ENTER);
        awaitShown("bulk-table");
    }

    @Test
    @DisplayName("closes with Escape and with its own keys, and gives the focus back")
    void closes() {
        interact(node("profile-search")::requestFocus);
        open();
        assertThat(focused()).isEqualTo("palette-text");
        push(KeyCode.TAB);
        assertThat(focused()).isEqualTo("palette-text");
        push(KeyCode.ESCAPE);
        assertThat(isShown("palette-text")).isFalse();
        assertThat(focused()).isEqualTo("profile-search");
        open();
        push(KeyCode.SHORTCUT, KeyCode.K);
        assertThat(isShown("palette-text")).isFalse();
    }
}
