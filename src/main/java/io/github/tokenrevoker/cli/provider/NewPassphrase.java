package io.github.tokenrevoker.cli.provider;

import io.github.tokenrevoker.cli.command.CommandException;
import io.github.tokenrevoker.cli.terminal.Terminal;
import java.util.Arrays;
import java.util.Optional;

/** A passphrase that is chosen now: read from the option that names one, or typed twice by the person at the terminal. */
public final class NewPassphrase {
    private static final int MIN_LENGTH = 12;

    private NewPassphrase() {}

    /**
     * Obtains one. The caller overwrites it.
     *
     * @param purpose what it is for, as in "the vault"
     * @throws CommandException when none is given, or it is too short
     */
    public static char[] of(String purpose, Optional<char[]> given, Terminal terminal) throws CommandException {
        char[] passphrase = given.isPresent() ? given.get() : typed(purpose, terminal);
        if (passphrase.length < MIN_LENGTH) {
            Arrays.fill(passphrase, '\0');
            throw CommandException.usage(
                    "the passphrase of " + purpose + " needs at least " + MIN_LENGTH + " characters");
        }
        return passphrase;
    }

    private static char[] typed(String purpose, Terminal terminal) throws CommandException {
        char[] first = asked("New passphrase for " + purpose + " (not shown):", purpose, terminal);
        char[] second;
        try {
            second = asked("The same again:", purpose, terminal);
        } catch (CommandException missing) {
            Arrays.fill(first, '\0');
            throw missing;
        }
        boolean same = Arrays.equals(first, second);
        Arrays.fill(second, '\0');
        if (!same) {
            Arrays.fill(first, '\0');
            throw CommandException.usage("the two passphrases differ");
        }
        return first;
    }

    private static char[] asked(String prompt, String purpose, Terminal terminal) throws CommandException {
        return terminal.askSecret(prompt)
                .orElseThrow(
                        () -> CommandException.usage("give a passphrase for " + purpose + " with --passphrase-fd"));
    }
}
