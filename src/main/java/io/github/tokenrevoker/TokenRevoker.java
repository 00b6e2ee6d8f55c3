package io.github.tokenrevoker;

import io.github.tokenrevoker.durable.DocumentFile;
import io.github.tokenrevoker.journal.Journal;
import io.github.tokenrevoker.onezone.OnezoneClient;
import io.github.tokenrevoker.practice.PracticeZone;
import io.github.tokenrevoker.profile.ProfileFormat;
import io.github.tokenrevoker.revocation.Preflight;
import io.github.tokenrevoker.revocation.Recorder;
import io.github.tokenrevoker.revocation.Revoker;
import io.github.tokenrevoker.revocation.Settlement;
import io.github.tokenrevoker.secret.AccessTokens;
import io.github.tokenrevoker.secret.KeyringDoor;
import io.github.tokenrevoker.secret.KeyringStore;
import io.github.tokenrevoker.secret.SealedFile;
import io.github.tokenrevoker.secret.TokenHomes;
import io.github.tokenrevoker.secret.Vault;
import io.github.tokenrevoker.settings.SettingsFormat;
import io.github.tokenrevoker.ui.MainWindow;
import io.github.tokenrevoker.ui.background.Background;
import io.github.tokenrevoker.ui.dialog.FileChoice;
import io.github.tokenrevoker.ui.session.ProfileBook;
import io.github.tokenrevoker.ui.settings.SettingsStore;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import javafx.scene.image.Image;
import javafx.stage.Stage;

/** The tool put together. Made and closed on the FX thread. */
final class TokenRevoker implements AutoCloseable {
    private final AccessTokens tokens = new AccessTokens();
    private final Background background = new Background();
    private final OnezoneClient onezone;
    private final Journal journal;
    private final TokenHomes homes;
    private final ProfileBook book;
    private final SettingsStore settings;
    private final MainWindow window;

    TokenRevoker(Stage stage, DataFolders folders, KeyringDoor keyring, FileChoice files, Tuning tuning, Clock clock) {
        String userAgent = "token-revoker/" + Version.current();
        onezone = tuning.timeouts()
                .map(timeouts -> new OnezoneClient(clock, timeouts, userAgent))
                .orElseGet(() -> new OnezoneClient(clock, userAgent));
        journal = new Journal(folders.journal(), clock);
        Settlement settlement = new Settlement(onezone, clock, tuning.mayStillArrive());
        Preflight preflight = new Preflight(onezone, clock, background.workers());
        Revoker revoker = new Revoker(onezone, settlement, new Recorder(journal, Version.current()), clock);
        homes = new TokenHomes(
                new KeyringStore(keyring, tuning.keyringProbe(), tuning.keyringPatience()),
                new Vault(folders.vault(), new SealedFile(), clock));
        book = new ProfileBook(new DocumentFile<>(folders.profiles(), new ProfileFormat(), clock), tokens, background);
        book.beginToRead();
        settings = new SettingsStore(new DocumentFile<>(folders.settings(), new SettingsFormat(), clock), background);
        window = new MainWindow(
                stage, book, homes, files, preflight, revoker, journal, background, clock, settings, tuning.pace());
        window.onceUsable(() -> background.run(TokenRevoker::icons, stage.getIcons()::setAll, _ -> {}));
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
        return book;
    }

    Journal journal() {
        return journal;
    }

    SettingsStore settings() {
        return settings;
    }

    /** Saves what is still to be saved, ends every exchange, and overwrites the tokens. */
    @Override
    public void close() {
        onezone.close();
        background.close();
        window.practiceZone().ifPresent(PracticeZone::close);
        homes.vault().lock();
        closeJournal();
        tokens.clear();
    }

    private void closeJournal() {
        try {
            journal.close();
        } catch (IOException failure) {
            System.getLogger(TokenRevoker.class.getName())
                    .log(System.Logger.Level.WARNING, "The journal could not be closed", failure);
        }
    }
}
