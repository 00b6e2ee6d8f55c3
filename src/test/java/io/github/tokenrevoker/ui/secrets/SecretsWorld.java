package io.github.tokenrevoker.ui.secrets;

import io.github.tokenrevoker.connection.ProxyChoice;
import io.github.tokenrevoker.connection.Route;
import io.github.tokenrevoker.durable.DocumentFile;
import io.github.tokenrevoker.onezone.OnezoneAddress;
import io.github.tokenrevoker.profile.Environment;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.profile.ProfileFormat;
import io.github.tokenrevoker.profile.TokenHome;
import io.github.tokenrevoker.secret.FakeKeyring;
import io.github.tokenrevoker.secret.KeyringStore;
import io.github.tokenrevoker.secret.KnownSecrets;
import io.github.tokenrevoker.secret.ProfileSecrets;
import io.github.tokenrevoker.secret.QuickVaults;
import io.github.tokenrevoker.secret.SecretStores;
import io.github.tokenrevoker.secret.Vault;
import io.github.tokenrevoker.settings.Settings;
import io.github.tokenrevoker.ui.background.Pace;
import io.github.tokenrevoker.ui.background.TestThreads;
import io.github.tokenrevoker.ui.controls.NotedNotices;
import io.github.tokenrevoker.ui.controls.WorkContext;
import io.github.tokenrevoker.ui.session.ProfileBook;
import io.github.tokenrevoker.ui.session.ProfileSession;
import io.github.tokenrevoker.words.Texts;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/** Everything about secrets without a window, over a real vault and a keyring and a person that do as they are told. */
final class SecretsWorld implements AutoCloseable {
    static final String PASSPHRASE = "four unrelated words suffice";
    private static final Duration AGES = Duration.ofMinutes(1);

    final TestThreads threads = new TestThreads();
    final FakeKeyring keyring = new FakeKeyring();
    final ScriptedQuestions questions = new ScriptedQuestions();
    private final List<String> notices = new ArrayList<>();
    final Path vaultFile;
    final Vault vault;
    final ProfileBook book;
    final SecretKeeper keeper;
    final VaultWorkflow opening;
    final SecretStorage storage;
    final SecretsWorkflow workflow;
    final SecretsLock lock;

    SecretsWorld(Path folder) throws InterruptedException {
        this(folder, () -> Settings.DEFAULT);
    }

    SecretsWorld(Path folder, Supplier<Settings> settings) throws InterruptedException {
        vaultFile = folder.resolve("vault.p12");
        vault = QuickVaults.at(vaultFile);
        book = new ProfileBook(
                new DocumentFile<>(folder.resolve("profiles.json"), new ProfileFormat(), Clock.systemUTC()),
                new KnownSecrets(),
                threads.background());
        SecretStores stores = new SecretStores(new KeyringStore(keyring, AGES, AGES), vault);
        keeper = new SecretKeeper(book, stores, threads.background());
        WorkContext work = new WorkContext(
                threads.background(), Clock.systemUTC(), Pace.DEFAULT, settings, new NotedNotices(notices));
        VaultLock vaultLock = new VaultLock(vault, threads.background(), keeper::onceWritten);
        opening = new VaultWorkflow(vault, vaultLock, questions, work);
        storage = new SecretStorage(book, keeper, opening, work);
        workflow = new SecretsWorkflow(book, keeper, opening, questions, storage, work);
        lock = threads.fx().call(() -> new SecretsLock(vaultLock, book, work));
        CountDownLatch loaded = new CountDownLatch(1);
        threads.fx().run(() -> book.file().load(_ -> loaded.countDown()));
        loaded.await();
    }

    /** Adds a profile whose secrets are to be stored there, and are not yet. */
    ProfileSession add(TokenHome home) {
        Profile profile = new Profile(
                        UUID.randomUUID(),
                        "Kraków",
                        new OnezoneAddress("https", "onezone.example.org", 443),
                        Environment.TEST,
                        "")
                .restingIn(home);
        return threads.fx().call(() -> book.add(profile, Optional.empty(), false));
    }

    /** The same for one that needs a password for its proxy. */
    ProfileSession addBehindProxy(TokenHome home) {
        ProfileSession session = add(home);
        Route route = Route.DEFAULT.by(new ProxyChoice.Through("127.0.0.1", 3128).letting("operator"));
        threads.fx().run(() -> book.change(session, session.profile().reachedBy(route), Optional.empty()));
        return session;
    }

    Profile profile(ProfileSession session) {
        return threads.fx().call(session::profile);
    }

    ProfileSecrets inMemory(ProfileSession session) {
        return threads.fx().call(() -> book.memory().of(session).copy());
    }

    /** What was told so far, the last of it included. */
    List<String> notices() {
        return threads.fx().call(() -> List.copyOf(notices));
    }

    /** Makes a vault with something in it for a profile, as an earlier run has left it. */
    void storeInVault(ProfileSession session, ProfileSecrets secrets) throws Exception {
        Vault earlier = QuickVaults.at(vaultFile);
        if (earlier.exists()) {
            earlier.unlock(PASSPHRASE.toCharArray());
        } else {
            earlier.create(PASSPHRASE.toCharArray());
        }
        Profile profile = profile(session);
        earlier.write(profile.id(), secrets, profile.route().passwordUses());
        earlier.lock();
    }

    /** A text of the window. */
    static String words(String key, Object... places) {
        return Texts.of(SecretsWorkflow.class).get(key, places);
    }

    @Override
    public void close() {
        threads.close();
        vault.lock();
    }
}
