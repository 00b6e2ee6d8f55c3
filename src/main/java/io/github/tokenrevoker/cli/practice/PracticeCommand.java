package io.github.tokenrevoker.cli.practice;

import io.github.tokenrevoker.cli.command.Command;
import io.github.tokenrevoker.cli.command.CommandException;
import io.github.tokenrevoker.cli.command.ExitCode;
import io.github.tokenrevoker.cli.command.Options;
import io.github.tokenrevoker.cli.command.Session;
import io.github.tokenrevoker.cli.provider.Documents;
import io.github.tokenrevoker.practice.NextAnswer;
import io.github.tokenrevoker.practice.PracticeToken;
import io.github.tokenrevoker.practice.PracticeZone;
import io.github.tokenrevoker.quoting.JsonText;
import io.github.tokenrevoker.words.Harmless;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Runs the practice zone until it is interrupted: a small Onezone on this machine, with one provider. */
public final class PracticeCommand implements Command {
    private static final String PORT = "--port";
    private static final String NEXT = "--next";
    private static final String TOKEN = "--token";
    private static final int MAX_PORT = 65535;

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(
                this,
                "practice",
                "Run the practice zone, a small Onezone on this machine.",
                "Prints its address and a token of its provider, and runs until Ctrl+C. Nothing real is revoked.");
        spec.addOption(Options.number(PORT, "N", "Listen on this port of 127.0.0.1, not on any free one."));
        spec.addOption(
                Options.value(NEXT, "ANSWER", "How to answer the next revocation: " + words(NextAnswer.values())));
        spec.addOption(choice(TOKEN, "KIND", "Which token to print: ", PracticeToken.values()));
        spec.addOption(Options.json("address and token"));
        return spec;
    }

    @Override
    public ExitCode run(ParseResult parsed, Session session) throws CommandException, IOException {
        int port = Options.number(parsed, PORT).orElse(0);
        if (port < 0 || port > MAX_PORT) {
            throw CommandException.usage(PORT + " " + port + ": must be between 1 and " + MAX_PORT);
        }
        NextAnswer next = constant(parsed, NEXT, NextAnswer.values()).orElse(NextAnswer.BEHAVE);
        PracticeToken kind = constant(parsed, TOKEN, PracticeToken.values()).orElse(PracticeToken.PROVIDER_NAMED);
        try (PracticeZone zone = PracticeZone.start(Clock.systemUTC(), port)) {
            zone.answerNext(next);
            String token = zone.printed(kind);
            if (Options.isGiven(parsed, Options.JSON)) {
                session.terminal()
                        .line(JsonText.line(Documents.of("practice")
                                .put("onezone", zone.address().toString())
                                .put("token", token)));
            } else {
                session.terminal().line("Onezone: " + zone.address());
                session.terminal().line("Token: " + token);
            }
            session.terminal().note("The practice zone runs until Ctrl+C.");
            new CountDownLatch(1).await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return ExitCode.OK;
    }

    private static OptionSpec choice(String name, String label, String description, Enum<?>[] constants) {
        return Options.choice(
                name,
                label,
                Arrays.stream(constants).map(PracticeCommand::word).toList(),
                description + words(constants));
    }

    private static String words(Enum<?>[] constants) {
        return Arrays.stream(constants).map(PracticeCommand::word).collect(Collectors.joining(", ")) + ".";
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static <E extends Enum<E>> Optional<E> constant(ParseResult parsed, String option, E[] constants)
            throws CommandException {
        Optional<String> given = Options.text(parsed, option);
        if (given.isEmpty()) {
            return Optional.empty();
        }
        for (E constant : constants) {
            if (word(constant).equals(given.get())) {
                return Optional.of(constant);
            }
        }
        throw CommandException.usage(
                option + " " + Harmless.line(given.get(), 80) + ": must be one of " + words(constants));
    }
}
