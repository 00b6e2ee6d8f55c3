package io.github.tokenrevoker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A start")
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StartTest {
    private static final Set<PosixFilePermission> RIGHTS_OF_OTHERS = PosixFilePermissions.fromString("---rwxrwx");
    private static final List<String> NO_OPTIONS = List.of();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private void assertNoTrace(StartedTool tool) throws IOException {
        assertThat(tool.said()).noneMatch(line -> line.contains("Exception: ") || line.startsWith("\tat "));
    }

    /** None of a file that was there for a moment only. */
    private static Set<PosixFilePermission> rights(Path path) throws IOException {
        try {
            return Files.getPosixFilePermissions(path);
        } catch (NoSuchFileException _) {
            return Set.of();
        }
    }

    @Test
    @DisplayName("makes everything for the owner alone, whatever the umask is")
    void umask() throws Exception {
        Path data = folder.resolve("above/data");
        try (StartedTool tool = StartedTool.start(
                folder, "umask 000; export HOME=$folder", NO_OPTIONS, "--practice", "--data-dir", data.toString())) {
            tool.awaitUsable();
            assertNoTrace(tool);
        }
        // The tool has ended by now: a running one replaces its files.
        assertThat(data.resolve("logs")).isDirectory();
        try (Stream<Path> all = Files.walk(data.getParent())) {
            // What the toolkit unpacks lies in a folder of the owner's, too.
            for (Path path : all.filter(path -> !path.startsWith(data.resolve("javafx/")) || path.endsWith("javafx"))
                    .toList()) {
                assertThat(rights(path)).as("rights of %s", path).doesNotContainAnyElementsOf(RIGHTS_OF_OTHERS);
            }
        }
    }

    @Test
    @DisplayName("on a folder that a team can write to is refused in one line, and the folder stays as it is")
    void team() throws Exception {
        Path team = Files.createDirectory(folder.resolve("team"));
        try (StartedTool tool =
                StartedTool.start(folder, "chmod 2775 $folder/team", NO_OPTIONS, "--data-dir", team.toString())) {
            assertThat(tool.awaitExit()).isEqualTo(2);
            assertThat(tool.said()).singleElement().asString().contains(team.toString(), "other users can write");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(team)))
                .isEqualTo("rwxrwxr-x");
        assertThat(Files.getAttribute(team, "unix:mode")).isEqualTo(0042775);
        assertThat(team).isEmptyDirectory();
    }

    @Test
    @DisplayName("on an unsafe folder with a line break in its name is refused in one line all the same")
    void lineBreak() throws Exception {
        Path team = Files.createDirectory(folder.resolve("team\nname"));
        try (StartedTool tool =
                StartedTool.start(folder, "chmod 777 \"$folder\"/team*", NO_OPTIONS, "--data-dir", team.toString())) {
            assertThat(tool.awaitExit()).isEqualTo(2);
            assertThat(tool.said()).singleElement().asString().contains("other users can write");
        }
    }

    @Test
    @DisplayName("on a folder whose tool is stopped says so, and does not wait for it")
    void stopped() throws Exception {
        String data = folder.resolve("data").toString();
        try (StartedTool first = StartedTool.start(folder, "", NO_OPTIONS, "--data-dir", data)) {
            first.awaitUsable();
            first.signal("STOP");
            try (StartedTool second = StartedTool.start(folder, "", NO_OPTIONS, "--data-dir", data)) {
                second.awaitSaid("already running on " + data);
                assertThat(second.said())
                        .singleElement()
                        .asString()
                        .contains("(process ")
                        .contains("doesn't respond");
            }
            first.signal("CONT");
            try (StartedTool third = StartedTool.start(folder, "", NO_OPTIONS, "--data-dir", data)) {
                assertThat(third.awaitExit()).isZero();
                assertThat(third.said()).singleElement().asString().contains("brought to the front");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "export LC_ALL=POSIX",
                "export LC_ALL=xx_YY.UTF-8",
                "export LANG=C",
                "true",
            })
    @Tag("long")
    @DisplayName("in a home whose name is not of the locale's characters has a window, with other locales too:")
    void umlautHomes(String locale) throws Exception {
        umlautHome(locale);
    }

    @ParameterizedTest
    @ValueSource(strings = {"export LC_ALL=C", "export LC_ALL=C.UTF-8"})
    @DisplayName("in a home whose name is not of the locale's characters has a window:")
    void umlautHome(String locale) throws Exception {
        String home = "home=\"$folder/j$(printf '\\303\\266')rg\"; mkdir -p \"$home\"; export HOME=\"$home\";";
        try (StartedTool tool = StartedTool.start(folder, home + locale, NO_OPTIONS)) {
            tool.awaitUsable();
            assertNoTrace(tool);
            if (locale.contains("C.UTF-8")) {
                assertThat(tool.said()).isEmpty();
            } else {
                assertThat(tool.said().getFirst()).contains("nothing is saved", "LC_ALL=C.UTF-8");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "export HOME=",
                "export HOME=relative",
                "export HOME=/",
                "export HOME=/nonexistent",
            })
    @Tag("long")
    @DisplayName("with a HOME that is wrong in another way has a window:")
    void wrongHomes(String home) throws Exception {
        wrongHome(home);
    }

    @ParameterizedTest
    @ValueSource(strings = {"unset HOME", "touch $folder/file; export HOME=$folder/file"})
    @DisplayName("with a wrong HOME has a window:")
    void wrongHome(String home) throws Exception {
        // What is written is kept below this folder all the same.
        String places = ";export XDG_CONFIG_HOME=$folder/c XDG_DATA_HOME=$folder/d";
        try (StartedTool tool = StartedTool.start(folder, home + places, NO_OPTIONS)) {
            tool.awaitUsable();
            assertThat(tool.said()).isEmpty();
            assertThat(folder.resolve("d/token-revoker/logs")).isDirectory();
        }
    }

    @Test
    @DisplayName("where nothing can be written has a window, and says so in one line for each folder")
    void notWritable() throws Exception {
        String places =
                "touch $folder/file; export HOME=$folder XDG_CONFIG_HOME=$folder/file XDG_DATA_HOME=$folder/file/d";
        try (StartedTool tool = StartedTool.start(folder, places, NO_OPTIONS)) {
            tool.awaitUsable();
            assertNoTrace(tool);
            assertThat(tool.said()).hasSize(2).allMatch(line -> line.contains("cannot be used: "));
        }
    }

    @Test
    @DisplayName("where the toolkit fails says that there can be no window")
    void noToolkit() throws Exception {
        try (StartedTool tool = StartedTool.start(
                folder,
                "export HOME=$folder",
                List.of("-Dprism.order=none"),
                "--data-dir",
                folder.resolve("data").toString())) {
            assertThat(tool.awaitExit()).isEqualTo(1);
            assertThat(tool.said()).noneMatch(line -> line.startsWith("Exception in thread"));
            assertThat(tool.said().getLast()).startsWith("token-revoker: no window can be opened: ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-Duser.language=tr -Duser.country=TR",
                "-Duser.language=ja -Duser.country=JP -Duser.variant=JP",
                "-Duser.language=fa -Duser.country=IR",
                "-Duser.language=my -Duser.country=MM",
            })
    @Tag("long")
    @DisplayName("in further locales with other letters, digits or calendars has a window, and writes as everywhere:")
    void furtherLocales(String options) throws Exception {
        locales(options);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-Duser.language=th -Duser.country=TH -Duser.variant=TH", "-Duser.language=ar -Duser.country=EG"
            })
    @DisplayName("in a locale with other letters, digits or calendars has a window, and writes as everywhere:")
    void locales(String options) throws Exception {
        Path data = folder.resolve("data");
        try (StartedTool tool = StartedTool.start(
                folder,
                "export HOME=$folder",
                List.of(options.split(" ", -1)),
                "--practice",
                "--data-dir",
                data.toString())) {
            tool.awaitUsable();
            assertThat(tool.said()).isEmpty();
        }
        // The tool has ended by now: a running one replaces its files.
        try (Stream<Path> all = Files.walk(data)) {
            for (Path file : all.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(data.resolve("javafx")))
                    .toList()) {
                String content = Files.readString(file, StandardCharsets.UTF_8);
                assertThat(content.codePoints().filter(Character::isDigit).filter(digit -> digit > '9'))
                        .as("digits in %s", file)
                        .isEmpty();
            }
        }
    }
}
