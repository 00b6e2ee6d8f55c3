package io.github.tokenrevoker.cli.provider;

import io.github.tokenrevoker.cli.command.CommandException;
import io.github.tokenrevoker.cli.command.ExitCode;
import io.github.tokenrevoker.cli.terminal.Terminal;
import io.github.tokenrevoker.connection.Password;
import io.github.tokenrevoker.connection.PasswordUse;
import io.github.tokenrevoker.onezone.Access;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.onezone.UnusableTokenException;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.profile.TokenHome;
import io.github.tokenrevoker.secret.ProfileSecrets;
import io.github.tokenrevoker.secret.SecretStoreException;
import io.github.tokenrevoker.secret.SecretStores;
import io.github.tokenrevoker.secret.Vault;
import io.github.tokenrevoker.words.Harmless;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Obtains tokens and passwords: from the options, from where the profile stores them, or from the person at the terminal. */
public final class Secrets {
    private static final int MAX_TRIES = 3;
    private static final int MAX_NAME = 120;

    private final Terminal terminal;
    private final SecretStores stores;
    private final SecretOptions options;
    private final Map<UUID, ProfileSecrets> prepared = new HashMap<>();
    private final Map<UUID, SecretStoreException> failures = new ConcurrentHashMap<>();
    /** Why the vault could not be opened; asked for once. */
    private @Nullable CommandException vaultProblem;

    public Secrets(Terminal terminal, SecretStores stores, SecretOptions options) {
        this.terminal = terminal;
        this.stores = stores;
        this.options = options;
    }

    /**
     * Returns what is needed to reach a profile's Onezone. The caller overwrites it. Blocks, also for a person.
     *
     * @throws CommandException with {@link ExitCode#NOT_SENT} when something is missing; nothing was sent then
     */
    public Access obtain(Profile profile) throws CommandException {
        Optional<AccessToken> given = options.token(terminal.input());
        try (ProfileSecrets known = given.map(ProfileSecrets::of).orElse(ProfileSecrets.NONE);
                ProfileSecrets stored = known.isIncompleteFor(profile.route()) ? stored(profile) : ProfileSecrets.NONE;
                ProfileSecrets typed = typed(profile, known.or(stored))) {
            return known.or(stored).or(typed).access(profile);
        }
    }

    /** The token that the options give, or a person types. The caller overwrites it. */
    public AccessToken newToken(Profile profile) throws CommandException {
        Optional<AccessToken> given = options.token(terminal.input());
        return given.isPresent() ? given.get() : typedToken(profile);
    }

    /** Runs the token commands of several profiles, a few at once. {@link #obtain} takes what they gave. Blocks. */
    public void prepare(List<Profile> profiles) {
        prepared.putAll(stores.runCommands(profiles, failures::put));
    }

    private ProfileSecrets stored(Profile profile) throws CommandException {
        try {
            ProfileSecrets ready = prepared.remove(profile.id());
            SecretStoreException failure = failures.remove(profile.id());
            if (ready != null) {
                return ready;
            }
            if (failure != null) {
                throw failure;
            }
            openVault(profile);
            return stores.read(profile);
        } catch (SecretStoreException failure) {
            throw missing(profile, words(profile.home(), failure));
        }
    }

    /** Asks for what is still missing. */
    private ProfileSecrets typed(Profile profile, ProfileSecrets known) throws CommandException {
        ProfileSecrets typed = known.token().isPresent() ? ProfileSecrets.NONE : ProfileSecrets.of(typedToken(profile));
        try {
            for (PasswordUse use : known.passwords().lackedBy(profile.route())) {
                typed = typed.or(ProfileSecrets.of(use, typedPassword(profile, use)));
            }
            return typed;
        } catch (CommandException missing) {
            typed.close();
            throw missing;
        }
    }

    private AccessToken typedToken(Profile profile) throws CommandException {
        char[] typed = terminal.askSecret("Access token for " + name(profile) + " (not shown):")
                .orElseThrow(
                        () -> missing(profile, "no access token is stored; give one with --token-file or --token-fd"));
        try {
            return AccessToken.pasted(new String(typed));
        } catch (UnusableTokenException unusable) {
            throw missing(
                    profile,
                    "that is no access token ("
                            + unusable.reason().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ")");
        } finally {
            Arrays.fill(typed, '\0');
        }
    }

    private Password typedPassword(Profile profile, PasswordUse use) throws CommandException {
        char[] typed = terminal.askSecret("Password of the " + what(use) + " for " + name(profile) + " (not shown):")
                .orElseThrow(() -> missing(profile, "the password of the " + what(use) + " is not stored"));
        try {
            return Password.of(new String(typed));
        } finally {
            Arrays.fill(typed, '\0');
        }
    }

    private static String what(PasswordUse use) {
        return switch (use) {
            case PROXY -> "proxy";
            case CLIENT_CERTIFICATE -> "client certificate";
        };
    }

    /** Opens the vault where the profile needs it, once in a run. */
    public void openVault(Profile profile) throws CommandException, SecretStoreException {
        if (profile.home() == TokenHome.VAULT) {
            openVault();
        }
    }

    /**
     * Opens the vault, which must exist.
     *
     * @throws CommandException when it stays locked
     */
    public void openVault() throws CommandException, SecretStoreException {
        if (vaultProblem != null) {
            throw vaultProblem;
        }
        if (stores.vault().isOpen()) {
            return;
        }
        try {
            unlock();
        } catch (CommandException problem) {
            vaultProblem = problem;
            throw problem;
        }
    }

    /**
     * Opens the vault to store something in it. Where there is none, makes one under a new passphrase.
     *
     * @throws CommandException when it stays locked, or none is made
     */
    public void openVaultToStore() throws CommandException, SecretStoreException {
        if (stores.vault().isOpen() || stores.vault().exists()) {
            openVault();
            return;
        }
        char[] passphrase = NewPassphrase.of("the vault", options.passphrase(), terminal);
        try {
            stores.vault().create(passphrase);
        } finally {
            Arrays.fill(passphrase, '\0');
        }
        terminal.note("Made the vault. Without its passphrase, what is in it is lost.");
    }

    private void unlock() throws CommandException, SecretStoreException {
        if (!stores.vault().exists()) {
            throw new CommandException(ExitCode.NOT_SENT, "there is no vault in this data folder");
        }
        Optional<char[]> given = options.passphrase();
        if (given.isPresent()) {
            if (!opens(given.get())) {
                throw new CommandException(ExitCode.NOT_SENT, "the vault does not open with this passphrase");
            }
            return;
        }
        for (int tries = 0; tries < MAX_TRIES; tries++) {
            char[] typed = terminal.askSecret("Passphrase of the vault (not shown):")
                    .orElseThrow(() -> new CommandException(
                            ExitCode.NOT_SENT, "the vault is locked; give its passphrase with --passphrase-fd"));
            if (opens(typed)) {
                return;
            }
            terminal.note("The vault does not open with this passphrase.");
        }
        throw new CommandException(ExitCode.NOT_SENT, "the vault stays locked");
    }

    private boolean opens(char[] passphrase) throws SecretStoreException, CommandException {
        try {
            return switch (stores.vault().unlock(passphrase)) {
                case Vault.Opening.Opened _ -> true;
                case Vault.Opening.Recovered recovered -> {
                    terminal.note("Warning: the vault was damaged and moved to " + recovered.setAside()
                            + "; the previous version is used.");
                    yield true;
                }
                case Vault.Opening.OpensPrevious _ ->
                    throw new CommandException(
                            ExitCode.NOT_SENT,
                            "only the previous version of the vault opens with this passphrase; open it in the window");
                case Vault.Opening.WrongPassphrase _ -> false;
            };
        } finally {
            Arrays.fill(passphrase, '\0');
        }
    }

    private static CommandException missing(Profile profile, String why) {
        return new CommandException(ExitCode.NOT_SENT, name(profile) + ": " + why);
    }

    public static String words(TokenHome home, SecretStoreException failure) {
        if (home == TokenHome.COMMAND) {
            return commandWords(failure);
        }
        String place = home == TokenHome.VAULT ? "the vault" : "the system keyring";
        return switch (failure.reason()) {
            case ABSENT -> "no system keyring answers on this machine";
            case LOCKED -> place + " is locked";
            case SLOW -> place + " did not answer in time";
            case CHANGED -> place + " was changed by another program; open it in the window";
            case FAILED, DISK -> place + " can't be read: " + Harmless.line(failure.technical(), MAX_NAME);
        };
    }

    private static String commandWords(SecretStoreException failure) {
        String technical = Harmless.line(failure.technical(), MAX_NAME);
        return switch (failure.reason()) {
            case ABSENT -> "the token command can't be started: there is no program " + technical;
            case SLOW -> "the token command did not end within " + technical + " and was stopped";
            case LOCKED, CHANGED, FAILED, DISK -> "the token command failed: " + technical;
        };
    }

    private static String name(Profile profile) {
        return Harmless.line(profile.name(), MAX_NAME);
    }
}
