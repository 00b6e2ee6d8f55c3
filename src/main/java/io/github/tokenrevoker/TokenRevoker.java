package io.github.tokenrevoker;

import io.github.tokenrevoker.journal.Journal;
import io.github.tokenrevoker.launch.Version;
import io.github.tokenrevoker.practice.PracticeZone;
import io.github.tokenrevoker.revocation.leak.LeakRecorder;
import io.github.tokenrevoker.ui.controls.FileChoice;
import io.github.tokenrevoker.ui.session.ProfileBook;
import io.github.tokenrevoker.ui.settings.SettingsStore;
import io.github.tokenrevoker.ui.window.Engine;
import io.github.tokenrevoker.ui.window.MainWindow;
import io.github.tokenrevoker.ui.window.Surroundings;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import javafx.scene.image.Image;
import javafx.stage.Stage;

/** The tool put together. Made and closed on the FX thread. */
final class TokenRevoker implements AutoCloseable {
    private final Services services;
    private final MainWindow window;

    /**
     * Makes the window; {@link MainWindow#open} shows it.
     *
     * @param services closed with the tool
     */
    TokenRevoker(Stage stage, Services services, FileChoice files) {
        this.services = services;
        window = new MainWindow(
                stage,
                files,
                services.book(),
                services.settings(),
                new Engine(
                        services.homes(),
                        services.preflight(),
                        services.revoker(),
                        services.journal(),
                        services.leaks(),
                        new LeakRecorder(services.journal())),
                new Surroundings(
                        services.background(),
                        services.clock(),
                        services.tuning().pace(),
                        Version.current()));
        window.onceUsable(() -> services.background().run(TokenRevoker::icons, stage.getIcons()::setAll, _ -> {}));
    }

    private static List<Image> icons() {
        return IntStream.of(16, 32, 48, 64, 128, 256)
                .mapToObj(size -> TokenRevoker.class.getResourceAsStream("icons/token-revoker-" + size + ".png"))
                .filter(Objects::nonNull)
                .map(Image::new)
                .toList();
    }

    MainWindow window() {
        return window;
    }

    ProfileBook book() {
        return services.book();
    }

    Journal journal() {
        return services.journal();
    }

    SettingsStore settings() {
        return services.settings();
    }

    @Override
    public void close() {
        window.remember();
        services.close();
        window.practiceZone().ifPresent(PracticeZone::close);
    }
}
