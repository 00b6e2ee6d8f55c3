package io.github.tokenrevoker.cli.command;

import io.github.tokenrevoker.connection.Timeouts;
import io.github.tokenrevoker.durable.DocumentFile;
import io.github.tokenrevoker.durable.WritePermit;
import io.github.tokenrevoker.journal.Journal;
import io.github.tokenrevoker.onezone.OnezoneClient;
import io.github.tokenrevoker.profile.ProfileFormat;
import io.github.tokenrevoker.profile.Profiles;
import io.github.tokenrevoker.revocation.Recorder;
import io.github.tokenrevoker.revocation.Revoker;
import io.github.tokenrevoker.revocation.Settlement;
import io.github.tokenrevoker.revocation.bulk.BulkRevoker;
import io.github.tokenrevoker.revocation.check.MonotonicTime;
import io.github.tokenrevoker.revocation.check.Preflight;
import io.github.tokenrevoker.revocation.leak.LeakInquiry;
import io.github.tokenrevoker.secret.KeyringDoor;
import io.github.tokenrevoker.secret.KeyringStore;
import io.github.tokenrevoker.secret.SealedFile;
import io.github.tokenrevoker.secret.SecretStores;
import io.github.tokenrevoker.secret.Vault;
import io.github.tokenrevoker.settings.Settings;
import io.github.tokenrevoker.settings.SettingsFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** What the commands work with: the same parts as the window's, put together without one. */
public final class Engine implements AutoCloseable {
    private final Clock clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final OnezoneClient onezone;
    private final Journal journal;
    private final Preflight preflight;
    private final Revoker revoker;
    private final SecretStores stores;
    private final DocumentFile<Profiles> profiles;
    private final DocumentFile<Settings> settings;

    /**
     * The times that the commands live by.
     *
     * @param timeouts the same for every profile; empty for each profile's own
     * @param mayStillArrive how long a request without an answer may still take effect
     * @param keyringProbe how long the keyring has for a sign of life
     * @param keyringPatience how long the keyring has for everything else
     */
    public record Times(
            Optional<Timeouts> timeouts, Duration mayStillArrive, Duration keyringProbe, Duration keyringPatience) {
        public static final Times DEFAULT =
                new Times(Optional.empty(), Settlement.MAY_STILL_ARRIVE, Duration.ofSeconds(3), Duration.ofSeconds(45));
    }

    /**
     * Puts the parts together; nothing is read yet.
     *
     * @param permits for each folder what is asked before each write to it
     */
    public Engine(
            Places places,
            Function<Path, WritePermit> permits,
            KeyringDoor keyring,
            Times times,
            String version,
            Clock clock) {
        this.clock = clock;
        WritePermit configuration = permits.apply(places.configuration());
        WritePermit data = permits.apply(places.data());
        profiles = new DocumentFile<>(places.profiles(), new ProfileFormat(), clock, configuration);
        settings = new DocumentFile<>(places.settings(), new SettingsFormat(), clock, configuration);
        String userAgent = "token-revoker/" + version;
        onezone = times.timeouts()
                .map(timeouts -> new OnezoneClient(clock, timeouts, userAgent))
                .orElseGet(() -> new OnezoneClient(clock, userAgent));
        journal = new Journal(places.journal(), places.journalWitness(), clock, data);
        preflight = new Preflight(onezone, clock, threads);
        revoker = new Revoker(
                onezone,
                new Settlement(onezone, MonotonicTime.SYSTEM, times.mayStillArrive()),
                new Recorder(journal, version),
                clock);
        stores = new SecretStores(
                new KeyringStore(keyring, times.keyringProbe(), times.keyringPatience()),
                new Vault(places.vault(), new SealedFile(), clock, data));
    }

    public Clock clock() {
        return clock;
    }

    public Journal journal() {
        return journal;
    }

    public Preflight preflight() {
        return preflight;
    }

    public Revoker revoker() {
        return revoker;
    }

    public BulkRevoker bulkRevoker() {
        return new BulkRevoker(preflight, revoker, threads);
    }

    public LeakInquiry leakInquiry() {
        return new LeakInquiry(onezone, clock, MonotonicTime.SYSTEM, threads);
    }

    public SecretStores stores() {
        return stores;
    }

    public DocumentFile<Profiles> profiles() {
        return profiles;
    }

    /** The settings that the window saves; defaults where they can't be read. Blocks. */
    public Settings settings() {
        return settings.load().content();
    }

    /** Ends every exchange, and overwrites the tokens of the vault in memory. */
    @Override
    public void close() {
        onezone.close();
        threads.shutdown();
        stores.vault().lock();
        try {
            journal.close();
        } catch (IOException failure) {
            System.getLogger(Engine.class.getName())
                    .log(System.Logger.Level.WARNING, "The journal could not be closed", failure);
        }
    }
}
