package io.github.tokenrevoker.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The proxy of a desktop")
class DesktopProxyTest {
    private static final String NONE = "none";
    private static final String NOT_UNDERSTOOD = "not understood";

    private static final String GNOME = """
            org.gnome.system.proxy autoconfig-url ''
            org.gnome.system.proxy ignore-hosts ['localhost', '127.0.0.0/8', '::1', '*.direct.example']
            org.gnome.system.proxy mode 'MODE'
            org.gnome.system.proxy use-same-proxy true
            org.gnome.system.proxy.http host 'plain.example'
            org.gnome.system.proxy.http port 8080
            org.gnome.system.proxy.https host 'HTTPS'
            org.gnome.system.proxy.https port 3128
            org.gnome.system.proxy.socks host 'socks.example'
            org.gnome.system.proxy.socks port 1080
            """;

    private static final String MACOS = """
            <dictionary> {
              ExceptionsList : <array> {
                0 : *.direct.example
                1 : 169.254/16
              }
              FTPPassive : 1
              HTTPSEnable : HTTPS
              HTTPSPort : 3128
              HTTPSProxy : proxy.example
              ProxyAutoConfigEnable : PAC
              SOCKSEnable : 1
              SOCKSPort : 1080
              SOCKSProxy : socks.example
            }
            """;

    private static final String WINDOWS = """

            HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings
                User Agent    REG_SZ    Mozilla/4.0
                ProxyEnable    REG_DWORD    ENABLE
                ProxyServer    REG_SZ    SERVER
                ProxyOverride    REG_SZ    *.direct.example;<local>
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private static String of(Optional<SystemProxy> said, String host) {
        return said.map(proxy -> switch (proxy.to(host, 443)) {
                    case ProxySetting.Direct _ -> NONE;
                    case ProxySetting.Use use -> use.server().toString();
                    case ProxySetting.NotUnderstood _ -> NOT_UNDERSTOOD;
                })
                .orElse(NONE);
    }

    @ParameterizedTest(name = "GNOME, mode {0}, HTTPS proxy “{1}”: {2}")
    @CsvSource({
        "none, proxy.example, none",
        "manual, proxy.example, http://proxy.example:3128",
        "manual, '', socks5h://socks.example:1080",
        "manual, 'two hosts', not understood",
        "auto, proxy.example, not understood",
    })
    void gnome(String mode, String https, String expected) {
        var said = GnomeProxy.of(GNOME.replace("MODE", mode).replace("HTTPS", https));
        assertThat(of(said, "onezone.example.org")).isEqualTo(expected);
        if (mode.equals("manual")) {
            assertThat(of(said, "onezone.direct.example")).isEqualTo(NONE);
            assertThat(of(said, "[::1]")).isEqualTo(NONE);
        }
    }

    @ParameterizedTest(name = "macOS, HTTPS enabled {0}, script {1}: {2}")
    @CsvSource({"1, 0, http://proxy.example:3128", "0, 0, socks5h://socks.example:1080", "1, 1, not understood"})
    void macos(String https, String script, String expected) {
        var said = MacosProxy.of(
                MACOS.replace("HTTPSEnable : HTTPS", "HTTPSEnable : " + https).replace("PAC", script));
        assertThat(of(said, "onezone.example.org")).isEqualTo(expected);
        assertThat(of(said, "onezone.direct.example")).isEqualTo(script.equals("1") ? NOT_UNDERSTOOD : NONE);
    }

    @ParameterizedTest(name = "Windows, enabled {0}, server {1}: {2}")
    @CsvSource({
        "0x0, proxy.example:3128, none",
        "0x1, proxy.example:3128, http://proxy.example:3128",
        "0x1, http://proxy.example:3128, http://proxy.example:3128",
        "0x1, http=a:80;https=proxy.example:3128;socks=c:1080, http://proxy.example:3128",
        "0x1, http=a:80;socks=c:1080, not understood",
        "0x1, http=a:80, none",
        "0x1, a b c, not understood",
    })
    void windows(String enabled, String server, String expected) {
        var said = WindowsProxy.of(
                WINDOWS.replace("ENABLE", enabled).replace("SERVER", server).replace("\n", "\r\n"));
        assertThat(of(said, "onezone.example.org")).isEqualTo(expected);
        assertThat(of(said, "onezone.direct.example")).isEqualTo(NONE);
        assertThat(of(said, "onezone")).isEqualTo(NONE);
    }

    @Test
    @DisplayName("of Windows that is chosen by a script is not understood")
    void windowsScript() {
        String script = WINDOWS + "    AutoConfigURL    REG_SZ    http://wpad.example/proxy.pac\r\n";
        assertThat(of(WindowsProxy.of(script), "onezone.example.org")).isEqualTo(NOT_UNDERSTOOD);
    }

    @ParameterizedTest(name = "KDE, {0}: {1}")
    @CsvSource({
        "'ProxyType=0\nhttpsProxy=http://proxy.example 3128', none",
        "'httpsProxy=http://proxy.example 3128', none",
        "'ProxyType=1\nhttpsProxy=http://proxy.example 3128', http://proxy.example:3128",
        "'ProxyType=1\nhttpsProxy[$e]=http://proxy.example:3128', http://proxy.example:3128",
        "'ProxyType=1\nsocksProxy=socks://socks.example 1080', socks5h://socks.example:1080",
        "'ProxyType=1\nhttpsProxy=gopher://proxy.example 70', not understood",
        "'ProxyType=1\nhttpsProxy=http://proxy.example 3128\nReversedException=true', not understood",
        "'ProxyType=2\nProxy Config Script=http://wpad.example', not understood",
        "'ProxyType=3', not understood",
        "'ProxyType=4\nhttpsProxy=MY_PROXY', http://variable.example:3128",
        "'ProxyType=4\nhttpsProxy=UNSET', none",
    })
    void kde(String settings, String expected) throws IOException {
        Path file = folder.resolve("kioslaverc");
        Files.writeString(
                file,
                "[Other]\nProxyType=2\n[Proxy Settings]\nNoProxyFor=.direct.example\n" + settings
                        + "\n[Next]\nProxyType=2\n");
        var said = DesktopProxy.read(
                "Linux",
                Map.of(
                        "XDG_CURRENT_DESKTOP", "KDE",
                        "XDG_CONFIG_HOME", folder.toString(),
                        "MY_PROXY", "http://variable.example:3128"),
                _ -> Optional.empty());
        assertThat(of(said, "onezone.example.org")).isEqualTo(expected);
    }

    @Test
    @DisplayName("of KDE is none without its file, and not understood where that cannot be read")
    void kdeFile() throws IOException {
        Map<String, String> kde = Map.of("XDG_CURRENT_DESKTOP", "KDE", "XDG_CONFIG_HOME", folder.toString());
        assertThat(of(DesktopProxy.read("Linux", kde, _ -> Optional.empty()), "onezone.example.org"))
                .isEqualTo(NONE);
        Files.createDirectory(folder.resolve("kioslaverc"));
        assertThat(of(DesktopProxy.read("Linux", kde, _ -> Optional.empty()), "onezone.example.org"))
                .isEqualTo(NOT_UNDERSTOOD);
    }

    @Test
    @DisplayName("is asked for with each system's own tool, and there alone")
    void tools() {
        assertThat(asked("Linux", Map.of("XDG_CURRENT_DESKTOP", "ubuntu:GNOME")))
                .isEqualTo("gsettings");
        assertThat(asked("Mac OS X", Map.of())).isEqualTo("/usr/sbin/scutil");
        assertThat(asked("Windows 11", Map.of("SystemRoot", "D:\\Windows")))
                .isEqualTo("D:\\Windows\\System32\\reg.exe");
        assertThat(asked("Linux", Map.of())).isEmpty();
        assertThat(asked("Linux", Map.of("XDG_CURRENT_DESKTOP", "sway"))).isEmpty();
    }

    private static String asked(String system, Map<String, String> environment) {
        StringBuilder first = new StringBuilder();
        DesktopProxy.read(system, environment, command -> {
            first.append(command.getFirst());
            return Optional.empty();
        });
        return first.toString();
    }

    @Test
    @DisplayName("that does not answer is not understood: it may be there")
    void silence() {
        var said = DesktopProxy.read("Linux", Map.of("XDG_CURRENT_DESKTOP", "GNOME"), (List<String> _) -> {
            throw new TimeoutException();
        });
        assertThat(of(said, "onezone.example.org")).isEqualTo(NOT_UNDERSTOOD);
    }
}
