package io.github.tokenrevoker.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.launch.SystemFolders.Places;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The system's places for files")
class SystemFoldersTest {
    private static Places blockedPowerShell() {
        throw new IllegalStateException("powershell.exe is blocked by group policy");
    }

    private static SystemFolders linux(Map<String, String> environment) {
        return new SystemFolders("Linux", environment, "/home/account", _ -> true);
    }

    private static SystemFolders windows(Map<String, String> environment) {
        return new SystemFolders("Windows 11", environment, "C:\\Users\\ada", _ -> true);
    }

    @Test
    @DisplayName("are on Linux those of the XDG specification")
    void xdg() {
        assertThat(linux(Map.of("HOME", "/home/ada")).places())
                .contains(new Places("/home/ada/.config/token-revoker", "/home/ada/.local/share/token-revoker"));
        assertThat(linux(Map.of("HOME", "/home/ada", "XDG_CONFIG_HOME", "/c", "XDG_DATA_HOME", "/d"))
                        .places())
                .contains(new Places("/c/token-revoker", "/d/token-revoker"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".config", "~/.config", "./c", "../c", " /c"})
    @DisplayName("leave relative XDG values aside:")
    void relative(String value) {
        assertThat(linux(Map.of("HOME", "/home/ada", "XDG_CONFIG_HOME", value, "XDG_DATA_HOME", value))
                        .places())
                .contains(new Places("/home/ada/.config/token-revoker", "/home/ada/.local/share/token-revoker"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "home/ada", "~", "/", "?"})
    @DisplayName("are below the account's home where HOME is wrong:")
    void wrongHome(String home) {
        assertThat(linux(Map.of("HOME", home)).places())
                .contains(
                        new Places("/home/account/.config/token-revoker", "/home/account/.local/share/token-revoker"));
    }

    @Test
    @DisplayName("are below the account's home where HOME is not set, or is no folder")
    void noHome() {
        assertThat(linux(Map.of()).home()).contains("/home/account");
        assertThat(new SystemFolders("Linux", Map.of("HOME", "/gone"), "/home/account", "/home/account"::equals).home())
                .contains("/home/account");
        assertThat(new SystemFolders("Linux", Map.of("HOME", "/gone"), null, _ -> false).home())
                .contains("/gone");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?", "", "relative"})
    @DisplayName("are nowhere, and nothing is thrown, where there is no home at all:")
    void none(String account) {
        assertThat(new SystemFolders("Linux", Map.of(), account, _ -> false).places())
                .isEmpty();
        assertThat(DataFolders.of(new SystemFolders("Linux", Map.of(), account, _ -> false))
                        .problem())
                .isPresent();
    }

    @Test
    @DisplayName("are nowhere, and nothing is thrown, where a name cannot be used")
    void unusableName() {
        DataFolders folders = DataFolders.of(linux(Map.of("XDG_CONFIG_HOME", "/a\0b")));
        assertThat(folders.problem()).hasValueSatisfying(why -> assertThat(why).contains("LC_ALL=C.UTF-8"));
    }

    @Test
    @DisplayName("are on macOS in the library")
    void mac() {
        String folder = "/Users/ada/Library/Application Support/token-revoker";
        assertThat(new SystemFolders("Mac OS X", Map.of(), "/Users/ada", _ -> true).places())
                .contains(new Places(folder, folder));
    }

    @Test
    @DisplayName("are on Windows what the system answers")
    void knownFolders() {
        Places answer = new Places("D:\\R\\token-revoker\\config", "\\\\server\\L\\token-revoker\\data");
        assertThat(windows(Map.of()).places(() -> answer)).contains(answer);
    }

    @Test
    @DisplayName("are on Windows those of the environment where PowerShell is blocked")
    void blocked() {
        assertThat(windows(Map.of("APPDATA", "D:\\Roaming", "LOCALAPPDATA", "D:\\Local"))
                        .places(SystemFoldersTest::blockedPowerShell))
                .contains(new Places("D:\\Roaming\\token-revoker\\config", "D:\\Local\\token-revoker\\data"));
    }

    @Test
    @DisplayName("are on Windows below the home where PowerShell is blocked and the environment says nothing")
    void blockedAndBare() {
        assertThat(windows(Map.of("APPDATA", "relative")).places(SystemFoldersTest::blockedPowerShell))
                .contains(new Places(
                        "C:\\Users\\ada\\AppData\\Roaming\\token-revoker\\config",
                        "C:\\Users\\ada\\AppData\\Local\\token-revoker\\data"));
    }

    @Test
    @DisplayName("are on Windows those of the environment where the answer is nonsense")
    void nonsense() {
        Places nonsense = new Places("null\\token-revoker\\config", "?\\token-revoker\\data");
        assertThat(windows(Map.of("APPDATA", "D:\\R", "LOCALAPPDATA", "D:\\L")).places(() -> nonsense))
                .contains(new Places("D:\\R\\token-revoker\\config", "D:\\L\\token-revoker\\data"));
    }
}
