package io.github.tokenrevoker;

import io.github.tokenrevoker.connection.Route;
import io.github.tokenrevoker.connection.Trust;
import io.github.tokenrevoker.launch.DataFolders;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.onezone.OnezoneAddress;
import io.github.tokenrevoker.onezone.TestAuthority;
import io.github.tokenrevoker.profile.Environment;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.profile.Tags;
import io.github.tokenrevoker.revocation.WaitingZone;
import io.github.tokenrevoker.secret.FakeKeyring;
import io.github.tokenrevoker.secret.ProfileSecrets;
import io.github.tokenrevoker.settings.Settings;
import io.github.tokenrevoker.ui.controls.ChosenFiles;
import io.github.tokenrevoker.ui.session.ProfileSession;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;
import javafx.stage.Window;

/**
 * Measures the window of many providers: opening, filtering and choosing among 10,000 profiles, each up to its layout; and
 * the longest pause between two pulses while 1,000 of them are revoked.
 */
final class ManyProvidersWindowBenchmark {
    private static final int PROFILES = 10_000;
    private static final int REVOKED = 1000;
    private static final int RUNS = 5;
    private static final String PASSWORD = "benchmark";

    private final Path folder;
    private final TokenRevoker tool;

    private ManyProvidersWindowBenchmark(Path folder) throws Exception {
        this.folder = folder;
        this.tool = onFx(() -> {
            TokenRevoker made = new TokenRevoker(
                    new Stage(),
                    new Services(
                            DataFolders.of(Optional.of(folder.resolve("data"))),
                            FakeKeyring.absent(),
                            Tuning.DEFAULT,
                            Clock.systemUTC()),
                    new ChosenFiles());
            made.window().open(Optional.empty(), false);
            return made;
        });
    }

    public static void main(String[] args) throws Exception {
        System.out.printf(
                Locale.ROOT,
                "%s, %d processors, Java %s%n",
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version());
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        ManyProvidersWindowBenchmark benchmark =
                new ManyProvidersWindowBenchmark(Files.createTempDirectory("many-providers"));
        benchmark.table();
        benchmark.pulses();
        System.exit(0);
    }

    private static <T> T onFx(Callable<T> act) throws Exception {
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                result.complete(act.call());
            } catch (Exception failure) {
                result.completeExceptionally(failure);
            }
        });
        return result.get();
    }

    private static Node node(String id) {
        return Window.getWindows().stream()
                .flatMap(window -> Optional.ofNullable(window.getScene().lookup("#" + id)).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(id));
    }

    /**
     * An act on the FX thread with the layout that it brings about, in milliseconds of processor time: other work on the machine
     * does not count.
     */
    private static double frame(Runnable act, String inside) throws Exception {
        return onFx(() -> {
            ThreadMXBean threads = ManagementFactory.getThreadMXBean();
            long start = threads.getCurrentThreadCpuTime();
            act.run();
            Parent root = node(inside).getScene().getRoot();
            root.applyCss();
            root.layout();
            return (threads.getCurrentThreadCpuTime() - start) / 1e6;
        });
    }

    private static void press(String id) {
        ((ButtonBase) node(id)).fire();
    }

    private static void type(String id, String text) {
        ((TextInputControl) node(id)).setText(text);
    }

    private Profile profile(int number, OnezoneAddress address, Route route) {
        return new Profile(UUID.randomUUID(), "Provider " + number, address, Environment.TEST, "")
                .tagged(Tags.of("t" + number % 10))
                .reachedBy(route);
    }

    private void table() throws Exception {
        OnezoneAddress address = OnezoneAddress.parse("onezone.example.org");
        List<Profile> profiles = new ArrayList<>();
        for (int i = 0; i < PROFILES; i++) {
            profiles.add(profile(i, address, Route.DEFAULT));
        }
        onFx(() -> {
            tool.book().addAndReplace(profiles, Map.of());
            return profiles;
        });
        List<Double> openings = new ArrayList<>();
        List<Double> filterings = new ArrayList<>();
        List<Double> choosings = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            openings.add(frame(() -> press("nav-bulk"), "bulk-table"));
            filterings.add(frame(() -> type("bulk-search", "provider 77"), "bulk-table"));
            filterings.add(frame(() -> type("bulk-search", ""), "bulk-table"));
            choosings.add(frame(() -> press("bulk-select-all"), "bulk-table"));
            choosings.add(frame(() -> press("bulk-select-none"), "bulk-table"));
            onFx(() -> {
                press("nav-profiles");
                return run(openings);
            });
        }
        System.out.printf(
                Locale.ROOT, "%d profiles in the table, processor time, medians of %d runs%n", PROFILES, RUNS);
        print("  opening (the first one is the slowest)", openings);
        print("  filtering", filterings);
        print("  choosing all, or none", choosings);
    }

    private static Object run(Object done) {
        return done;
    }

    private void pulses() throws Exception {
        TestAuthority authority = new TestAuthority();
        Route route = Route.DEFAULT.trusting(new Trust.Authorities(authority.pem(folder)));
        Process zone = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dsun.net.httpserver.maxIdleConnections=5000",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WaitingZone.class.getName(),
                        authority.good().pkcs12(folder, PASSWORD).toString(),
                        PASSWORD,
                        "50")
                .start();
        int port = Integer.parseInt(
                new BufferedReader(new InputStreamReader(zone.getInputStream(), StandardCharsets.US_ASCII)).readLine());
        OnezoneAddress address = new OnezoneAddress("https", "127.0.0.1", port);
        List<Profile> profiles = new ArrayList<>();
        for (int i = 0; i < REVOKED; i++) {
            profiles.add(profile(i, address, route).as(UUID.randomUUID(), "Measured " + i));
        }
        onFx(() -> {
            tool.settings().change(settings -> settings.withPerHost(Settings.MAX_PER_HOST));
            tool.book().addAndReplace(profiles, Map.of());
            for (ProfileSession session : tool.book().sessions()) {
                if (session.profile().name().startsWith("Measured")) {
                    int number = Integer.parseInt(session.profile().name().substring(9));
                    tool.book().memory().keep(session, ProfileSecrets.of(token(number)));
                }
            }
            press("nav-bulk");
            return profiles;
        });
        List<Double> longest = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            longest.add(longestPause());
        }
        System.out.printf(Locale.ROOT, "%d of them revoked over TLS, %d at once%n", REVOKED, Settings.MAX_PER_HOST);
        print("  longest pause between two pulses (16.7 is none)", longest);
        zone.destroy();
    }

    private static AccessToken token(int number) throws Exception {
        return AccessToken.pasted("legacy" + String.format(Locale.ROOT, "%08d", number));
    }

    private double longestPause() throws Exception {
        onFx(() -> {
            type("bulk-search", "measured");
            press("bulk-select-all");
            press("bulk-revoke");
            return REVOKED;
        });
        await(() -> Window.getWindows().stream()
                .anyMatch(window -> window.getScene().lookup("#bulk-confirm-phrase") != null));
        onFx(() -> {
            type("bulk-confirm-phrase", "revoke " + REVOKED + " providers");
            return REVOKED;
        });
        await(() -> !node("bulk-confirm-revoke").isDisabled());
        double[] worst = new double[1];
        AnimationTimer counter = new AnimationTimer() {
            private long last;

            @Override
            public void handle(long ignored) {
                long now = System.nanoTime();
                worst[0] = last == 0 ? 0 : Math.max(worst[0], (now - last) / 1e6);
                last = now;
            }
        };
        onFx(() -> {
            press("bulk-confirm-revoke");
            counter.start();
            return worst;
        });
        await(() -> node("bulk-stop").isDisabled());
        String summary = onFx(() -> ((Labeled) node("bulk-summary")).getText());
        if (!summary.equals(REVOKED + " revoked and verified")) {
            System.out.println("  " + summary);
        }
        onFx(() -> {
            counter.stop();
            return worst;
        });
        return worst[0];
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        while (!onFx(condition)) {
            LockSupport.parkNanos(5_000_000);
        }
    }

    private static void print(String what, List<Double> millis) {
        List<Double> sorted = millis.stream().sorted().toList();
        System.out.printf(
                Locale.ROOT,
                "%-60s %10.2f ms (%.2f to %.2f)%n",
                what,
                sorted.get(sorted.size() / 2),
                sorted.getFirst(),
                sorted.getLast());
    }
}
