package io.github.tokenrevoker.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.WindowTest;
import io.github.tokenrevoker.settings.Appearance.ColorTheme;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.application.Application;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The appearance")
class AppearanceTest extends WindowTest {
    @AfterAll
    static void forget() {
        Application.setUserAgentStylesheet(null);
    }

    private void chooseTheme(ColorTheme theme) {
        @SuppressWarnings("unchecked")
        ComboBox<ColorTheme> themes = (ComboBox<ColorTheme>) node("settings-theme");
        interact(() -> themes.setValue(theme));
    }

    private String sheet() {
        return onFx(Application::getUserAgentStylesheet);
    }

    private double textSize(String id) {
        Label label = (Label) node(id);
        return onFx(() -> {
            label.getScene().getRoot().applyCss();
            return label.getFont().getSize();
        });
    }

    @Test
    @DisplayName("is light or dark as chosen, at once and after a restart, whatever the system wants")
    void theme() throws Exception {
        press("settings-open");
        chooseTheme(ColorTheme.DARK);
        assertThat(sheet()).contains("dark");
        chooseTheme(ColorTheme.LIGHT);
        assertThat(sheet()).contains("light");
        chooseTheme(ColorTheme.DARK);
        press("settings-close");
        restart();
        awaitThat("the settings are read", () -> sheet().contains("dark"));
    }

    @Test
    @DisplayName("has its text larger and smaller by keys, in every window, and is remembered")
    void zoom() throws Exception {
        double usual = textSize("welcome-title");
        push(KeyCode.SHORTCUT, KeyCode.EQUALS);
        push(KeyCode.SHORTCUT, KeyCode.PLUS);
        assertThat(textSize("welcome-title")).isGreaterThan(usual * 1.15);
        press("settings-open");
        Spinner<?> zoom = (Spinner<?>) node("settings-zoom");
        assertThat(onFx(() -> zoom.getValue())).isEqualTo(120);
        assertThat(onFx(() -> zoom.getScene().getRoot().getStyle())).contains("16.8px");
        press("settings-close");
        awaitThat("it is saved", () -> saved().contains("\"zoomPercent\" : 120"));
        push(KeyCode.SHORTCUT, KeyCode.MINUS);
        push(KeyCode.SHORTCUT, KeyCode.DIGIT0);
        assertThat(textSize("welcome-title")).isEqualTo(usual);
    }

    private String saved() throws Exception {
        Path file = folder.resolve("settings.json");
        return Files.exists(file) ? Files.readString(file) : "";
    }

    @Test
    @DisplayName("goes no smaller and no larger than can be read")
    void bounds() {
        for (int times = 0; times < 20; times++) {
            push(KeyCode.SHORTCUT, KeyCode.PLUS);
        }
        press("settings-open");
        Spinner<?> zoom = (Spinner<?>) node("settings-zoom");
        assertThat(onFx(() -> zoom.getValue())).isEqualTo(200);
    }
}
