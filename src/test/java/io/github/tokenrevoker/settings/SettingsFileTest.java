package io.github.tokenrevoker.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.durable.DocumentFile;
import io.github.tokenrevoker.durable.DocumentFile.Loaded;
import io.github.tokenrevoker.settings.Appearance.ColorTheme;
import io.github.tokenrevoker.settings.WindowState.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The file of settings")
class SettingsFileTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private static final WindowState LEFT = new WindowState(
            Optional.of(new Place(-40, 25, 1300, 850)), true, 0.4, "bulk", Optional.of(UUID.randomUUID()));

    private DocumentFile<Settings> file() {
        return new DocumentFile<>(folder.resolve("settings.json"), new SettingsFormat(), Clock.systemUTC());
    }

    private void write(String fields) throws IOException {
        Files.writeString(folder.resolve("settings.json"), "{\"schema\":1," + fields + "}");
    }

    private String written() throws IOException {
        return Files.readString(folder.resolve("settings.json")).replace(" ", "");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "canary, 'maybe'",
                "canary, 7",
                "canary, {}",
                "checkAtStart, null",
                "vaultIdleMinutes, 0",
                "vaultIdleMinutes, -3",
                "vaultIdleMinutes, 1.5",
                "vaultIdleMinutes, 99999999999",
                "revocationsPerHost, 'many'",
                "revocationsPerHost, [4]",
                "theme, 'pink'",
                "theme, 3",
                "zoomPercent, 10",
                "zoomPercent, 5000",
            })
    @DisplayName("with one value that makes no sense has the default for it and the rest as set, and says which:")
    void odd(String name, String value) throws IOException {
        String odd = value.matches("[a-z]+") && !value.equals("null") ? "\"" + value + "\"" : value;
        String other = name.equals("revocationsPerHost") ? "\"vaultIdleMinutes\":3" : "\"revocationsPerHost\":3";
        write("\"" + name + "\":" + odd + "," + other);
        DocumentFile<Settings> file = file();
        Loaded<Settings> loaded = file.load();
        assertThat(loaded.content())
                .isEqualTo(
                        name.equals("revocationsPerHost")
                                ? Settings.DEFAULT.withVaultIdle(Duration.ofMinutes(3))
                                : Settings.DEFAULT.withPerHost(3));
        assertThat(loaded instanceof Loaded.Partial<?> partial ? partial.oddities() : List.of())
                .singleElement()
                .asString()
                .startsWith(name + " ");
        file.save(loaded.content());
        assertThat(written()).contains("\"" + name + "\":" + odd);
    }

    @Test
    @DisplayName("loses a value that makes no sense when the setting is changed")
    void changed() throws IOException {
        write("\"canary\":7");
        DocumentFile<Settings> file = file();
        file.save(file.load().content().withCanary(true));
        assertThat(written()).contains("\"canary\":true");
        assertThat(file().load()).isInstanceOf(Loaded.Intact.class);
    }

    @Test
    @DisplayName("has the appearance in words and percent")
    void appearance() throws IOException {
        Settings dark = Settings.DEFAULT.withAppearance(new Appearance(ColorTheme.DARK, 150));
        file().save(dark);
        assertThat(written()).contains("\"theme\":\"dark\"", "\"zoomPercent\":150");
        assertThat(file().load().content()).isEqualTo(dark);
    }

    @Test
    @DisplayName("takes values in quotes")
    void quoted() throws IOException {
        write("\"canary\":\"true\",\"revocationsPerHost\":\"5\"");
        assertThat(file().load())
                .isEqualTo(new Loaded.Intact<>(Settings.DEFAULT.withCanary(true).withPerHost(5)));
    }

    @Test
    @DisplayName("of an earlier version has the window in its usual place, and keeps what it does not know")
    void earlierVersion() throws IOException {
        write("\"zoomPercent\":120,\"someLaterSetting\":7");
        DocumentFile<Settings> file = file();
        Settings read = file.load().content();
        assertThat(read.window()).isEqualTo(WindowState.DEFAULT);
        file.save(read.withWindow(LEFT));
        assertThat(written()).contains("\"zoomPercent\":120", "\"someLaterSetting\":7");
        assertThat(file().load().content().window()).isEqualTo(LEFT);
    }

    @Test
    @DisplayName("forgets a place that the window no longer has")
    void forgotten() throws IOException {
        DocumentFile<Settings> file = file();
        Settings read = file.load().content();
        file.save(read.withWindow(LEFT));
        file.save(read.withWindow(WindowState.DEFAULT));
        assertThat(written()).doesNotContain("window", "last");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"windowX\":\"left\"",
                "\"windowX\":99999999999",
                "\"windowWidth\":-1",
                "\"windowMaximized\":[]",
                "\"listPercent\":100",
                "\"lastPage\":{}",
                "\"lastProfile\":\"the first\""
            })
    @DisplayName("with a window that makes no sense has the usual one for it, and finds nothing odd:")
    void oddWindow(String field) throws IOException {
        write("\"windowY\":1,\"windowHeight\":700," + field);
        Loaded<Settings> loaded = file().load();
        assertThat(loaded).isInstanceOf(Loaded.Intact.class);
        assertThat(loaded.content().window()).isEqualTo(WindowState.DEFAULT);
    }
}
