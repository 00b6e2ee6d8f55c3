package io.github.tokenrevoker.ui.secrets;

import io.github.tokenrevoker.connection.RoutePasswords;
import io.github.tokenrevoker.durable.DocumentFile;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.onezone.OnezoneAddress;
import io.github.tokenrevoker.onezone.UnusableAddressException;
import io.github.tokenrevoker.onezone.UnusableTokenException;
import io.github.tokenrevoker.profile.Environment;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.profile.ProfileFormat;
import io.github.tokenrevoker.profile.Profiles;
import io.github.tokenrevoker.profile.TokenHome;
import io.github.tokenrevoker.secret.KeyringDoor;
import io.github.tokenrevoker.secret.KeyringStore;
import io.github.tokenrevoker.secret.KnownSecrets;
import io.github.tokenrevoker.secret.ProfileSecrets;
import io.github.tokenrevoker.secret.QuickVaults;
import io.github.tokenrevoker.secret.SecretStoreException;
import io.github.tokenrevoker.secret.SecretStores;
import io.github.tokenrevoker.secret.Vault;
import io.github.tokenrevoker.ui.background.Background;
import io.github.tokenrevoker.ui.session.ProfileBook;
import io.github.tokenrevoker.ui.session.ProfileBook.Deleted;
import io.github.tokenrevoker.ui.session.ProfileSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The real homes, keeper and book over a keyring and disks that fail on demand, and what must be true of them. */
final class StoredTokensWorld implements AutoCloseable {
    private static final Duration AGES = Duration.ofMinutes(1);
    private static final char[] PASSPHRASE = "passphrase".toCharArray();
    private static final int MOST_PROFILES = 3;

    /** What can happen. */
    enum Act {
        ADD,
        MOVE,
        MOVE_AGAIN,
        REPLACE,
        REPLACE_BY_IMPORT,
        IMPORT_INTO_VAULT,
        RENAME_BY_OTHERS,
        DELETE,
        UNDO,
        DELETE_FOR_GOOD,
        LOCK,
        UNLOCK,
        FAIL_KEYRING,
        FAIL_PROFILES_FILE,
        FAIL_VAULT_FILE,
        FIND,
        CLEAR_LEFTOVERS,
        SAVE_AGAIN,
        CRASH,
        RESTART,
        STEP,
        STEP_MORE,
        STEP_ON,
        STEP_FAR,
        STEP_FARTHER,
        DRAIN
    }

    /** One run of the tool. */
    private record Tool(SteppedThreads threads, Vault vault, ProfileBook book, SecretKeeper keeper) {}

    /** The last wish for a profile that was told as carried out, and what may be stored after it. */
    private record Done(Wish wish, Set<Optional<String>> stored) {}

    /** A wish to store a token, by its number in the order of wishes. */
    private record Wish(int number, Optional<String> token, TokenHome home) {}

    private final Path folder;
    private final MoodyKeyring keyring = new MoodyKeyring();
    private final KeyringStore keyringStore = new KeyringStore(keyring, AGES, AGES);
    private final Map<UUID, List<Wish>> wishes = new HashMap<>();
    private final Map<UUID, Done> done = new HashMap<>();
    private final List<Deleted> undoable = new ArrayList<>();
    private int numbers;
    private Tool tool;
    private byte[] vaultBytes = {};
    private Map<UUID, String> vaultTokens = Map.of();

    StoredTokensWorld(Path folder) {
        this.folder = folder;
        tool = tool();
    }

    private Path vaultFile() {
        return folder.resolve("data/vault.p12");
    }

    private DocumentFile<Profiles> profilesFile() {
        return new DocumentFile<>(folder.resolve("profiles.json"), new ProfileFormat(), Clock.systemUTC());
    }

    private Tool tool() {
        SteppedThreads threads = new SteppedThreads();
        Background background = threads.background();
        Vault vault = QuickVaults.at(vaultFile());
        ProfileBook book = new ProfileBook(profilesFile(), new KnownSecrets(), background);
        SecretKeeper keeper = new SecretKeeper(book, new SecretStores(keyringStore, vault), background);
        book.file().load(_ -> {});
        threads.drain();
        return new Tool(threads, vault, book, keeper);
    }

    private void restart() {
        tool = tool();
        undoable.clear();
        Set<UUID> present = new HashSet<>();
        tool.book().sessions().forEach(session -> present.add(session.profile().id()));
        wishes.keySet().retainAll(present);
        done.keySet().retainAll(present);
    }

    void take(Act act, int which, int how) {
        switch (act) {
            case ADD -> add(home(how));
            case MOVE, MOVE_AGAIN -> chosen(which).ifPresent(session -> settle(session, home(how), Optional.empty()));
            case REPLACE ->
                chosen(which)
                        .ifPresent(session -> settle(session, session.profile().home(), Optional.of(newToken())));
            case REPLACE_BY_IMPORT -> chosen(which).ifPresent(session -> replaceByImport(session, home(how)));
            case IMPORT_INTO_VAULT -> chosen(which).ifPresent(this::importIntoVault);
            case RENAME_BY_OTHERS -> renameByOthers();
            case DELETE ->
                chosen(which).ifPresent(session -> undoable.add(tool.book().delete(session)));
            case UNDO -> deleted(which).ifPresent(tool.book()::bringBack);
            case DELETE_FOR_GOOD -> deleted(which).ifPresent(this::deleteForGood);
            case LOCK -> lock();
            case UNLOCK -> unlock();
            case FAIL_KEYRING -> keyring.mood = List.of(Mood.values()).get(how % Mood.values().length);
            case FAIL_PROFILES_FILE -> fail(folder.resolve("profiles.json.previous"), how % 2 == 0);
            case FAIL_VAULT_FILE -> fail(folder.resolve("data/vault.p12.previous"), how % 2 == 0);
            case FIND ->
                chosen(which).ifPresent(session -> {
                    var _ = tool.keeper().read(session);
                });
            case CLEAR_LEFTOVERS -> tool.keeper().leftovers().delete();
            case SAVE_AGAIN -> tool.book().file().save();
            case CRASH -> restart();
            case RESTART -> {
                tool.threads().drainAllButFx();
                restart();
            }
            case STEP, STEP_MORE, STEP_ON, STEP_FAR, STEP_FARTHER ->
                tool.threads().step(which);
            case DRAIN -> tool.threads().drain();
        }
    }

    private static TokenHome home(int how) {
        List<TokenHome> homes = List.of(TokenHome.KEYRING, TokenHome.VAULT, TokenHome.NOWHERE);
        return homes.get(how % homes.size());
    }

    private Optional<ProfileSession> chosen(int which) {
        List<ProfileSession> sessions = tool.book().sessions();
        return sessions.isEmpty() ? Optional.empty() : Optional.of(sessions.get(which % sessions.size()));
    }

    private Optional<Deleted> deleted(int which) {
        return undoable.isEmpty() ? Optional.empty() : Optional.of(undoable.remove(which % undoable.size()));
    }

    private AccessToken newToken() {
        return token("token" + numbers++);
    }

    private static AccessToken token(String text) {
        try {
            return AccessToken.pasted(text);
        } catch (UnusableTokenException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void add(TokenHome home) {
        if (tool.book().sessions().size() < MOST_PROFILES) {
            AccessToken token = newToken();
            Profile profile = new Profile(new UUID(0, numbers++), token.reveal(), address(), Environment.TEST, "");
            settle(tool.book().add(profile, Optional.of(token), false), home, Optional.of(token));
        }
    }

    private static OnezoneAddress address() {
        try {
            return OnezoneAddress.parse("onezone.example.org");
        } catch (UnusableAddressException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** As the window does it: with a vault that the operator does not open, nothing happens. */
    private void settle(ProfileSession session, TokenHome to, Optional<AccessToken> given) {
        boolean needsVault = session.profile().home() == TokenHome.VAULT || to == TokenHome.VAULT;
        if (needsVault && !tool.vault().isOpen()) {
            given.ifPresent(token -> tool.book().memory().keep(session, ProfileSecrets.of(token)));
            return;
        }
        UUID id = session.profile().id();
        Wish wish = new Wish(
                numbers++, given.or(() -> tool.book().memory().token(session)).map(AccessToken::reveal), to);
        wishes.computeIfAbsent(id, _ -> new ArrayList<>()).add(wish);
        tool.book().memory().keep(session, new ProfileSecrets(given, RoutePasswords.NONE));
        var _ = tool.keeper().store(session, to).thenRun(() -> {
            done.put(id, done(id, wish));
            tool.keeper().leftovers().delete();
        });
    }

    private void replaceByImport(ProfileSession session, TokenHome home) {
        Profile profile = session.profile();
        tool.book().addAndReplace(List.of(), Map.of(profile.id(), profile.restingIn(home)));
    }

    private void importIntoVault(ProfileSession session) {
        if (session.profile().home() == TokenHome.VAULT && tool.vault().isOpen()) {
            AccessToken token = newToken();
            UUID id = session.profile().id();
            tool.book().memory().keep(session, ProfileSecrets.of(token));
            Wish wish = new Wish(numbers++, Optional.of(token.reveal()), TokenHome.VAULT);
            wishes.computeIfAbsent(id, _ -> new ArrayList<>()).add(wish);
            var _ = tool.keeper()
                    .storeInVault(Map.of(id, ProfileSecrets.of(token.copy())))
                    .thenRun(() -> done.put(id, done(id, wish)));
        }
    }

    /** Somebody else writes the file, and the window looks at it. */
    private void renameByOthers() {
        DocumentFile<Profiles> theirs = profilesFile();
        Profiles content = theirs.load().content();
        List<Profile> renamed = content.list().stream()
                .map(profile -> profile.as(profile.id(), "renamed" + numbers++))
                .toList();
        try {
            theirs.save(new Profiles(renamed, content.leftovers()));
        } catch (IOException _) {
            // No room for them either.
        }
        tool.book().file().lookForChangesByOthers();
    }

    private void deleteForGood(Deleted deleted) {
        tool.book().deleteForGood(deleted);
        tool.keeper().leftovers().deleteOnceSaved();
    }

    private void lock() {
        tool.vault().lock();
        tool.book().forgetTokens();
    }

    private void unlock() {
        try {
            if (tool.vault().exists()) {
                tool.vault().unlock(PASSPHRASE);
            } else {
                tool.vault().create(PASSPHRASE);
            }
        } catch (SecretStoreException _) {
            // It stays closed.
        }
    }

    /** A folder that is not empty can be replaced by no file, and so stops every writing. */
    private static void fail(Path previous, boolean fails) {
        try {
            if (fails && !Files.isDirectory(previous)) {
                Files.deleteIfExists(previous);
                Files.createDirectories(previous.resolve("in-the-way"));
            } else if (!fails && Files.isDirectory(previous)) {
                Files.delete(previous.resolve("in-the-way"));
                Files.delete(previous);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Everything works again, and nothing is waited for any more. */
    void healAndTidy() {
        keyring.mood = Mood.WORKS;
        fail(folder.resolve("profiles.json.previous"), false);
        fail(folder.resolve("data/vault.p12.previous"), false);
        unlock();
        tool.book().file().save();
        tool.threads().drain();
        List.copyOf(undoable).forEach(this::deleteForGood);
        tool.threads().drain();
        tool.keeper().leftovers().delete();
        tool.threads().drain();
    }

    /** Which token that was told as stored is not where its profile says, in the window and in the file. */
    String whatIsLost() {
        StringBuilder lost = new StringBuilder();
        List<Profile> inWindow =
                tool.book().sessions().stream().map(ProfileSession::profile).toList();
        List<Profile> inFile = profilesFile().load().content().list();
        done.forEach((id, last) -> {
            for (List<Profile> profiles : List.of(inWindow, inFile)) {
                profiles.stream()
                        .filter(profile -> profile.id().equals(id))
                        .filter(profile -> !isAsWished(id, last, profile.home()))
                        .forEach(profile -> lost.append(last.stored())
                                .append(" is not in ")
                                .append(profile.home())
                                .append(profiles == inFile ? " as the file says; " : " as the window says; "));
            }
        });
        return lost.toString();
    }

    private Done done(UUID id, Wish wish) {
        if (wish.home() == TokenHome.NOWHERE || wish.token().isPresent()) {
            return new Done(wish, Set.of(wish.home() == TokenHome.NOWHERE ? Optional.empty() : wish.token()));
        }
        // It moved what was there: the last token that was told as stored, or a later one that got there all the same.
        Set<Optional<String>> stored =
                new HashSet<>(done.containsKey(id) ? done.get(id).stored() : Set.of(Optional.empty()));
        int last = done.containsKey(id) ? done.get(id).wish().number() : 0;
        wishesFrom(id, last).forEach(each -> stored.add(each.token()));
        return new Done(wish, stored);
    }

    private List<Wish> wishesFrom(UUID id, int number) {
        return wishes.getOrDefault(id, List.of()).stream()
                .filter(wish -> wish.number() > number)
                .toList();
    }

    /** A later wish may have been carried out without having been told. */
    private boolean isAsWished(UUID id, Done last, TokenHome home) {
        List<Wish> later = wishesFrom(id, last.wish().number());
        boolean removed = last.wish().home() == TokenHome.NOWHERE
                || later.stream().anyMatch(wish -> wish.home() == TokenHome.NOWHERE);
        if (home == TokenHome.NOWHERE) {
            return removed;
        }
        Optional<String> stored = stored(id, home);
        return last.stored().contains(stored)
                || (removed && stored.isEmpty())
                || (stored.isPresent()
                        && later.stream().anyMatch(wish -> wish.token().equals(stored)));
    }

    /** Which places hold a token that no profile needs. */
    String whatIsLeftOver() {
        StringBuilder left = new StringBuilder();
        Map<UUID, TokenHome> homes = new HashMap<>();
        tool.book()
                .sessions()
                .forEach(session ->
                        homes.put(session.profile().id(), session.profile().home()));
        Set<UUID> all = new HashSet<>(inVault().keySet());
        keyring.secrets.keySet().forEach(name -> all.add(UUID.fromString(name)));
        for (UUID id : all) {
            for (TokenHome place : List.of(TokenHome.KEYRING, TokenHome.VAULT)) {
                if (homes.get(id) != place && stored(id, place).isPresent()) {
                    left.append(stored(id, place).get())
                            .append(" is still in ")
                            .append(place)
                            .append("; ");
                }
            }
        }
        return left.toString();
    }

    private Optional<String> stored(UUID id, TokenHome place) {
        return Optional.ofNullable(place == TokenHome.VAULT ? inVault().get(id) : keyring.secrets.get(id.toString()));
    }

    private Map<UUID, String> inVault() {
        try {
            byte[] bytes = Files.exists(vaultFile()) ? Files.readAllBytes(vaultFile()) : new byte[0];
            if (!Arrays.equals(bytes, vaultBytes)) {
                Vault reader = QuickVaults.at(vaultFile());
                reader.unlock(PASSPHRASE);
                vaultTokens = tokensIn(reader);
                vaultBytes = bytes;
            }
            return vaultTokens;
        } catch (IOException | SecretStoreException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private Map<UUID, String> tokensIn(Vault reader) throws SecretStoreException {
        Map<UUID, String> tokens = new HashMap<>();
        for (long number = 0; number < numbers; number++) {
            UUID id = new UUID(0, number);
            reader.read(id, Set.of()).token().ifPresent(token -> tokens.put(id, token.reveal()));
        }
        return tokens;
    }

    @Override
    public void close() {
        tool.vault().lock();
    }

    private enum Mood {
        WORKS,
        WORKS_STILL,
        FAILS,
        /** Does what it was told and says that it did not. */
        LIES
    }

    private static final class MoodyKeyring implements KeyringDoor {
        private final Map<String, String> secrets = new HashMap<>();
        private Mood mood = Mood.WORKS;

        @Override
        public boolean answers() {
            return true;
        }

        private void before() {
            if (mood == Mood.FAILS) {
                throw new IllegalStateException("fails");
            }
        }

        private void after() {
            if (mood == Mood.LIES) {
                throw new IllegalStateException("says that it fails");
            }
        }

        @Override
        public Optional<String> read(String name) {
            before();
            after();
            return Optional.ofNullable(secrets.get(name));
        }

        @Override
        public void write(String name, String secret) {
            before();
            secrets.put(name, secret);
            after();
        }

        @Override
        public void delete(String name) {
            before();
            secrets.remove(name);
            after();
        }
    }
}
