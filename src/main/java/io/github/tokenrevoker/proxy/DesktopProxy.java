package io.github.tokenrevoker.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks the desktop for its proxy, by the tool or file that each has for it. */
final class DesktopProxy {
    private static final int MAX_ANSWER = 64 << 10;
    private static final int SECONDS = 3;
    private static final String WINDOWS_KEY = "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings";

    private DesktopProxy() {}

    /** Reads the setting of the desktop in which the tool runs; empty where there is none, or it cannot be asked. */
    static Optional<SystemProxy> read() {
        return read(System.getProperty("os.name", ""), System.getenv(), DesktopProxy::answer);
    }

    /** Runs a command and returns what it writes; empty where there is no such command. */
    @FunctionalInterface
    interface Asking {
        Optional<String> answer(List<String> command) throws TimeoutException;
    }

    static Optional<SystemProxy> read(String osName, Map<String, String> environment, Asking asking) {
        try {
            return asked(osName, environment, asking);
        } catch (TimeoutException _) {
            return Optional.of(new SystemProxy(
                    "desktop",
                    new ProxySetting.NotUnderstood("the desktop does not answer what its proxy is"),
                    ProxyExceptions.NONE));
        }
    }

    private static Optional<SystemProxy> asked(String osName, Map<String, String> environment, Asking asking)
            throws TimeoutException {
        String system = osName.toLowerCase(Locale.ROOT);
        if (system.contains("mac")) {
            return asking.answer(List.of("/usr/sbin/scutil", "--proxy")).flatMap(MacosProxy::of);
        }
        if (system.contains("win")) {
            String root = environment.getOrDefault("SystemRoot", "C:\\Windows");
            return asking.answer(List.of(root + "\\System32\\reg.exe", "query", WINDOWS_KEY))
                    .flatMap(WindowsProxy::of);
        }
        String desktop = environment.getOrDefault("XDG_CURRENT_DESKTOP", "").toUpperCase(Locale.ROOT);
        if (desktop.contains("KDE")) {
            return ofKde(kdeFile(environment), environment);
        }
        boolean reads = List.of("GNOME", "UNITY", "CINNAMON", "BUDGIE", "MATE", "PANTHEON").stream()
                .anyMatch(desktop::contains);
        return reads
                ? asking.answer(List.of("gsettings", "list-recursively", "org.gnome.system.proxy"))
                        .flatMap(GnomeProxy::of)
                : Optional.empty();
    }

    private static Path kdeFile(Map<String, String> environment) {
        String configuration = environment.getOrDefault("XDG_CONFIG_HOME", "");
        Path folder = configuration.startsWith("/")
                ? Path.of(configuration)
                : Path.of(System.getProperty("user.home", "/"), ".config");
        return folder.resolve("kioslaverc");
    }

    private static Optional<SystemProxy> ofKde(Path file, Map<String, String> environment) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            return KdeProxy.of(new String(in.readNBytes(MAX_ANSWER), StandardCharsets.UTF_8), environment);
        } catch (IOException _) {
            return Optional.of(new SystemProxy(
                    "KDE", new ProxySetting.NotUnderstood(file + " cannot be read"), ProxyExceptions.NONE));
        }
    }

    private static Optional<String> answer(List<String> command) throws TimeoutException {
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectInput(ProcessBuilder.Redirect.PIPE)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException _) {
            return Optional.empty();
        }
        CompletableFuture<String> written = new CompletableFuture<>();
        Thread.ofVirtual().name("desktop proxy").start(() -> {
            try (InputStream out = process.getInputStream()) {
                written.complete(new String(out.readNBytes(MAX_ANSWER), Charset.defaultCharset()));
            } catch (IOException failure) {
                written.completeExceptionally(failure);
            }
        });
        try {
            process.getOutputStream().close();
            return Optional.of(written.get(SECONDS, TimeUnit.SECONDS));
        } catch (IOException | ExecutionException _) {
            return Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            process.destroyForcibly();
        }
    }
}
