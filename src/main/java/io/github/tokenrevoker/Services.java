package io.github.tokenrevoker;

import io.github.tokenrevoker.durable.DocumentFile;
import io.github.tokenrevoker.durable.WritePermit;
import io.github.tokenrevoker.journal.Journal;
import io.github.tokenrevoker.launch.DataFolders;
import io.github.tokenrevoker.launch.Version;
import io.github.tokenrevoker.onezone.OnezoneClient;
import io.github.tokenrevoker.profile.ProfileFormat;
import io.github.tokenrevoker.revocation.Recorder;
import io.github.tokenrevoker.revocation.Revoker;
import io.github.tokenrevoker.revocation.Settlement;
import io.github.tokenrevoker.revocation.check.Preflight;
import io.github.tokenrevoker.revocation.leak.LeakInquiry;
import io.github.tokenrevoker.secret.KeyringDoor;
import io.github.tokenrevoker.secret.KeyringStore;
import io.github.tokenrevoker.secret.KnownSecrets;
import io.github.tokenrevoker.secret.SealedFile;
import io.github.tokenrevoker.secret.SecretStores;
import io.github.tokenrevoker.secret.Vault;
import io.github.tokenrevoker.settings.SettingsFormat;
import io.github.tokenrevoker.ui.background.Background;
import io.github.tokenrevoker.ui.session.ProfileBook;
import io.github.tokenrevoker.ui.settings.SettingsStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Function;

/**
 * Everything that the tool works with and that is not to be seen. Made on any thread, also before there is a toolkit; then
 * the FX thread's, where its parts say so.
 */
final class Services implements AutoCloseable {
    private final KnownSecrets secrets = new KnownSecrets();
    private final Background background = new Background();
    private final Clock clock;
    private final Tuning tuning;
    private final OnezoneClient onezone;
    private final Journal journal;
    private final Preflight preflight;
    private final Revoker revoker;
    private final SecretStores homes;
    private final ProfileBook book;
    private final SettingsStore settings;

    /** Begins to read the profiles, in folders that no other process uses. */
    Services(DataFolders folders, KeyringDoor keyring, Tuning tuning, Clock clock) {
        this(folders, _ -> WritePermit.ALWAYS, keyring, tuning, clock);
    }

    /**
     * Begins to read the profiles.
     *
     * @param permits for each folder what is asked before each write to it
     */
    Services(
            DataFolders folders, Function<Path, WritePermit> permits, KeyringDoor keyring, Tuning tuning, Clock clock) {
        this.clock = clock;
        this.tuning = tuning;
        WritePermit configuration = permits.apply(folders.configuration());
        WritePermit data = permits.apply(folders.data());
        book = new ProfileBook(
                new DocumentFile<>(folders.profiles(), new ProfileFormat(), clock, configuration), secrets, background);
        book.file().beginToRead();
        settings = new SettingsStore(
                new DocumentFile<>(folders.settings(), new SettingsFormat(), clock, configuration), background);
        settings.beginToRead();
        String userAgent = "token-revoker/" + Version.current();
        onezone = tuning.timeouts()
                .map(timeouts -> new OnezoneClient(clock, timeouts, userAgent))
                .orElseGet(() -> new OnezoneClient(clock, userAgent));
        var _ = book.alsoForget(() -> background.workers().execute(onezone::forgetConnections));
        journal = new Journal(folders.journal(), folders.journalWitness(), clock, data);
        Settlement settlement = new Settlement(onezone, tuning.time(), tuning.mayStillArrive());
        preflight = new Preflight(onezone, clock, tuning.time(), background.workers());
        revoker = new Revoker(onezone, settlement, new Recorder(journal, Version.current()), clock);
        homes = new SecretStores(
                new KeyringStore(
                        keyring, tuning.keyring().probe(), tuning.keyring().patience()),
                new Vault(folders.vault(), new SealedFile(tuning.vaultIterations()), clock, data));
    }

    Background background() {
        return background;
    }

    Clock clock() {
        return clock;
    }

    Tuning tuning() {
        return tuning;
    }

    Journal journal() {
        return journal;
    }

    LeakInquiry leaks() {
        return new LeakInquiry(onezone, clock, tuning.time(), background.workers());
    }

    Preflight preflight() {
        return preflight;
    }

    Revoker revoker() {
        return revoker;
    }

    SecretStores homes() {
        return homes;
    }

    ProfileBook book() {
        return book;
    }

    SettingsStore settings() {
        return settings;
    }

    /** Saves what is still to be saved, ends every exchange, and overwrites the tokens. */
    @Override
    public void close() {
        onezone.close();
        background.close();
        homes.vault().lock();
        closeJournal();
        book.close();
    }

    private void closeJournal() {
        try {
            journal.close();
        } catch (IOException failure) {
            System.getLogger(Services.class.getName())
                    .log(System.Logger.Level.WARNING, "The journal could not be closed", failure);
        }
    }
}
