package io.github.tokenrevoker.secret;

import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.onezone.UnusableTokenException;
import io.github.tokenrevoker.profile.TokenCommand;
import io.github.tokenrevoker.secret.SecretStoreException.Reason;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;

/**
 * Runs token commands. A program is started without a shell and gets no input. The first line of its output that is not
 * blank is the token; its standard error, which may hold secrets, goes nowhere. Neither is logged. Thread-safe.
 */
public final class TokenPrograms {
    /** A person may have to unlock a password manager, or touch a key. */
    public static final Duration DEFAULT_LIMIT = Duration.ofSeconds(60);

    /** How long output may be on its way after the program has ended. A child that lives on may keep the pipe open forever. */
    private static final Duration AFTER_THE_END = Duration.ofSeconds(1);

    /** Password managers answer one after the other, or ask a server, which takes time and not this machine. */
    private static final int AT_ONCE = 8;

    private final Duration limit;

    /**
     * Makes a runner.
     *
     * @param limit when a program that still runs is ended, together with those that it has started
     */
    public TokenPrograms(Duration limit) {
        this.limit = limit;
    }

    /**
     * Runs a program to its end. Blocks, at most a little longer than the limit; an interruption ends the program.
     *
     * @return the caller overwrites it
     * @throws SecretStoreException {@link Reason#ABSENT} when the program can't be started, {@link Reason#SLOW} when it didn't
     *     end in time, {@link Reason#FAILED} when it failed or its output is no token
     */
    public AccessToken run(TokenCommand command) throws SecretStoreException {
        Process process = start(command);
        ProgramOutput output = ProgramOutput.of(process.getInputStream());
        giveNoInput(process);
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new SecretStoreException(Reason.SLOW, limit.toSeconds() + " s");
            }
            output.awaitEnd(AFTER_THE_END);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new SecretStoreException(Reason.FAILED, "interrupted");
        } finally {
            end(process);
        }
        return token(process, output);
    }

    /**
     * Runs many programs. The first runs alone, because it may ask a person to unlock what the others need too; then several
     * run at once. After one that didn't end in time, no more are started. Blocks.
     *
     * @param failed called for each that failed or wasn't started, on several threads
     * @return the tokens of the others, by the keys of their commands; the caller overwrites them
     */
    public <K> Map<K, AccessToken> runAll(
            Map<K, TokenCommand> commands, BiConsumer<? super K, ? super SecretStoreException> failed) {
        Map<K, AccessToken> tokens = new ConcurrentHashMap<>();
        AtomicBoolean tooSlow = new AtomicBoolean();
        Semaphore turns = new Semaphore(AT_ONCE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            boolean isFirst = true;
            for (Map.Entry<K, TokenCommand> each : commands.entrySet()) {
                if (isFirst) {
                    run(each, tokens, failed, tooSlow);
                    isFirst = false;
                } else {
                    threads.execute(() -> {
                        turns.acquireUninterruptibly();
                        run(each, tokens, failed, tooSlow);
                        turns.release();
                    });
                }
            }
        }
        return tokens;
    }

    private <K> void run(
            Map.Entry<K, TokenCommand> command,
            Map<K, AccessToken> tokens,
            BiConsumer<? super K, ? super SecretStoreException> failed,
            AtomicBoolean tooSlow) {
        if (tooSlow.get()) {
            failed.accept(command.getKey(), new SecretStoreException(Reason.SLOW, limit.toSeconds() + " s"));
            return;
        }
        try {
            tokens.put(command.getKey(), run(command.getValue()));
        } catch (SecretStoreException failure) {
            failed.accept(command.getKey(), failure);
            if (failure.reason() == Reason.SLOW) {
                tooSlow.set(true);
            }
        }
    }

    private static Process start(TokenCommand command) throws SecretStoreException {
        try {
            return new ProcessBuilder(command.arguments())
                    .redirectError(Redirect.DISCARD)
                    .start();
        } catch (IOException | UnsupportedOperationException _) {
            // The message may hold the arguments.
            throw new SecretStoreException(Reason.ABSENT, command.arguments().getFirst());
        }
    }

    private static void giveNoInput(Process process) {
        try {
            process.getOutputStream().close();
        } catch (IOException _) {
            // It has closed its input itself.
        }
    }

    private static AccessToken token(Process process, ProgramOutput output) throws SecretStoreException {
        Optional<String> line = output.takeFirstLine();
        int exitCode = process.exitValue();
        if (exitCode != 0) {
            throw new SecretStoreException(Reason.FAILED, "exit code " + exitCode);
        }
        if (line.isEmpty()) {
            throw new SecretStoreException(Reason.FAILED, "no output");
        }
        try {
            return AccessToken.pasted(line.get());
        } catch (UnusableTokenException unusable) {
            throw new SecretStoreException(
                    Reason.FAILED,
                    "no access token in its output ("
                            + unusable.reason().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ")");
        }
    }

    /** Ends what still runs, from the program down: one that has ended starts no more. */
    private static void end(Process process) {
        List<ProcessHandle> below = process.descendants().toList();
        process.destroyForcibly();
        below.forEach(TokenPrograms::end);
    }

    private static void end(ProcessHandle process) {
        List<ProcessHandle> below = process.descendants().toList();
        process.destroyForcibly();
        below.forEach(ProcessHandle::destroyForcibly);
    }
}
