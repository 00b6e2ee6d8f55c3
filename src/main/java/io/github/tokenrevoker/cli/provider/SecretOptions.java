package io.github.tokenrevoker.cli.provider;

import io.github.tokenrevoker.cli.command.CommandException;
import io.github.tokenrevoker.cli.command.Options;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.onezone.UnusableTokenException;
import io.github.tokenrevoker.words.Harmless;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * Where secrets are read from: files and open file descriptors, never arguments or variables, which others on the machine can
 * read.
 */
public record SecretOptions(Optional<String> tokenFile, Optional<Integer> tokenFd, Optional<Integer> passphraseFd) {
    private static final String TOKEN_FILE = "--token-file";
    private static final String TOKEN_FD = "--token-fd";
    private static final String PASSPHRASE_FD = "--passphrase-fd";
    /** In bytes, more than the largest token, however it is wrapped. */
    private static final int MAX_TOKEN = 4 * AccessToken.MAX_LENGTH;

    private static final int MAX_PASSPHRASE = 4096;
    private static final int MAX_NAME = 120;

    public static void addTo(CommandSpec spec) {
        spec.addOption(
                Options.value(TOKEN_FILE, "FILE", "Read the access token from this file. “-” is standard input."));
        spec.addOption(Options.number(TOKEN_FD, "N", "Read the access token from this open file descriptor."));
        addPassphraseTo(spec, "Read the passphrase of the vault from this open file descriptor.");
    }

    public static void addPassphraseTo(CommandSpec spec, String description) {
        spec.addOption(Options.number(PASSPHRASE_FD, "N", description));
    }

    public static SecretOptions of(ParseResult parsed) throws CommandException {
        SecretOptions options = new SecretOptions(
                has(parsed, TOKEN_FILE) ? Options.text(parsed, TOKEN_FILE) : Optional.empty(),
                has(parsed, TOKEN_FD) ? Options.number(parsed, TOKEN_FD) : Optional.empty(),
                Options.number(parsed, PASSPHRASE_FD));
        if (options.tokenFile.isPresent() && options.tokenFd.isPresent()) {
            throw CommandException.usage("give " + TOKEN_FILE + " or " + TOKEN_FD + ", not both");
        }
        return options;
    }

    private static boolean has(ParseResult parsed, String option) {
        return parsed.commandSpec().findOption(option) != null;
    }

    public boolean giveToken() {
        return tokenFile.isPresent() || tokenFd.isPresent();
    }

    /** One token belongs to one provider. */
    public void requireSingle(boolean isSingle) throws CommandException {
        if (giveToken() && !isSingle) {
            throw CommandException.usage(TOKEN_FILE + " and " + TOKEN_FD + " need exactly one provider");
        }
    }

    /** Reads the token that the options name; empty where none does. Blocks. */
    public Optional<AccessToken> token(InputStream standardInput) throws CommandException {
        if (tokenFd.isPresent()) {
            return Optional.of(token(() -> descriptor(tokenFd.get()), TOKEN_FD + " " + tokenFd.get()));
        }
        if (tokenFile.isPresent()) {
            String name = tokenFile.get();
            Source source = name.equals("-") ? () -> standardInput : () -> Files.newInputStream(path(name));
            return Optional.of(token(source, TOKEN_FILE + " " + Harmless.line(name, MAX_NAME)));
        }
        return Optional.empty();
    }

    /** Reads the passphrase that the options name, without the line break at its end. The caller overwrites it. */
    public Optional<char[]> passphrase() throws CommandException {
        if (passphraseFd.isEmpty()) {
            return Optional.empty();
        }
        byte[] bytes =
                read(() -> descriptor(passphraseFd.get()), MAX_PASSPHRASE, PASSPHRASE_FD + " " + passphraseFd.get());
        try {
            CharBuffer letters = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes));
            int length = letters.length();
            while (length > 0 && (letters.charAt(length - 1) == '\n' || letters.charAt(length - 1) == '\r')) {
                length--;
            }
            char[] passphrase = new char[length];
            letters.get(passphrase);
            Arrays.fill(letters.array(), '\0');
            return Optional.of(passphrase);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** Something that is opened to be read. */
    private interface Source {
        InputStream open() throws IOException;
    }

    private static AccessToken token(Source source, String option) throws CommandException {
        byte[] bytes = read(source, MAX_TOKEN, option);
        try {
            return AccessToken.pasted(new String(bytes, StandardCharsets.UTF_8));
        } catch (UnusableTokenException unusable) {
            throw CommandException.usage(option + ": no access token there ("
                    + unusable.reason().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ")");
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private static byte[] read(Source source, int most, String option) throws CommandException {
        try (InputStream in = source.open()) {
            byte[] bytes = in.readNBytes(most + 1);
            if (bytes.length > most) {
                Arrays.fill(bytes, (byte) 0);
                throw CommandException.usage(option + ": there is more than a secret to read");
            }
            return bytes;
        } catch (IOException _) {
            // The message of the exception may be anything; the operator needs the name.
            throw CommandException.usage(option + ": can't be read");
        }
    }

    /** Systems other than Windows have a file for each open descriptor. */
    private static InputStream descriptor(int number) throws IOException {
        return new FileInputStream("/dev/fd/" + number);
    }

    private static Path path(String name) throws IOException {
        try {
            return Path.of(name);
        } catch (InvalidPathException invalid) {
            throw new IOException(invalid);
        }
    }
}
