package io.github.tokenrevoker.cli.leak;

import io.github.tokenrevoker.cli.command.Command;
import io.github.tokenrevoker.cli.command.CommandException;
import io.github.tokenrevoker.cli.command.Engine;
import io.github.tokenrevoker.cli.command.ExitCode;
import io.github.tokenrevoker.cli.command.Options;
import io.github.tokenrevoker.cli.command.Session;
import io.github.tokenrevoker.cli.provider.Documents;
import io.github.tokenrevoker.cli.provider.OpenActs;
import io.github.tokenrevoker.cli.provider.ProfileFile;
import io.github.tokenrevoker.cli.provider.RouteOptions;
import io.github.tokenrevoker.cli.terminal.Terminal;
import io.github.tokenrevoker.cli.terminal.Terminal.Emphasis;
import io.github.tokenrevoker.durable.FileFailure;
import io.github.tokenrevoker.onezone.OnezoneAddress;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.quoting.JsonText;
import io.github.tokenrevoker.revocation.bulk.Limits;
import io.github.tokenrevoker.revocation.check.StopSign;
import io.github.tokenrevoker.revocation.leak.KnownProfile;
import io.github.tokenrevoker.revocation.leak.LeakAnswer;
import io.github.tokenrevoker.revocation.leak.LeakQuestion;
import io.github.tokenrevoker.revocation.leak.LeakedToken;
import io.github.tokenrevoker.revocation.leak.TokenEvidence;
import io.github.tokenrevoker.token.find.DamagedToken;
import io.github.tokenrevoker.token.find.FoundTokens;
import io.github.tokenrevoker.token.find.Place;
import io.github.tokenrevoker.token.find.SearchWatch;
import io.github.tokenrevoker.token.find.TokenFinder;
import io.github.tokenrevoker.words.Harmless;
import io.github.tokenrevoker.words.leak.LeakWords;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Finds tokens in texts, says what ends each of them, and asks their zones whether they still work. Revokes nothing. */
public final class InspectCommand implements Command {
    private static final String ASK = "--ask";
    private static final String ALLOW = "--allow-host";
    private static final int MAX_NAME = 200;

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(
                this,
                "inspect",
                "Find tokens in any text and say what ends them.",
                "Reads logs, mails, settings, scanner reports. Prints no token, only its public id and its first and last"
                        + " characters. With --ask the exit code is 15 when one still works, and 14 when that is not"
                        + " known of one.");
        spec.addPositional(
                Options.positional("FILE", "0..*", "The files; “-” and no file at all mean standard input."));
        spec.addOption(Options.flag(
                ASK,
                "Ask each token's own Onezone whether the token still works. A token goes to the Onezone of a profile, or"
                        + " to a host that is allowed, and nowhere else."));
        spec.addOption(Options.values(
                ALLOW, "HOST", "Allow asking this Onezone, which no profile knows. Can be given several times."));
        spec.addOption(Options.json("what was found"));
        return spec;
    }

    @Override
    public ExitCode run(ParseResult parsed, Session session) throws CommandException, IOException {
        Set<OnezoneAddress> allowed = new HashSet<>();
        for (String host : Options.texts(parsed, ALLOW)) {
            allowed.add(RouteOptions.address(host));
        }
        boolean ask = Options.isGiven(parsed, ASK);
        if (!allowed.isEmpty() && !ask) {
            throw CommandException.usage(ALLOW + " needs " + ASK);
        }
        FoundTokens found = found(Options.arguments(parsed), session.terminal());
        try {
            Engine engine = session.engine();
            Instant now = engine.clock().instant();
            List<LeakedToken> tokens = LeakedToken.of(found, known(session), allowed, now);
            List<TokenEvidence> evidence = ask ? asked(tokens, engine, session) : unasked(tokens);
            ExitCode code = ask ? exitCode(evidence) : ExitCode.OK;
            if (Options.isGiven(parsed, Options.JSON)) {
                session.terminal().line(JsonText.line(document(found, evidence, code)));
            } else {
                print(found, evidence, now, session.terminal());
            }
            return code;
        } finally {
            found.clear();
        }
    }

    private static FoundTokens found(List<String> names, Terminal terminal) throws CommandException {
        TokenFinder finder = new TokenFinder(SearchWatch.NONE);
        for (String name : names.isEmpty() ? List.of("-") : names) {
            try {
                if (name.equals("-")) {
                    finder.read("standard input", terminal.input());
                } else {
                    try (InputStream text = Files.newInputStream(Path.of(name))) {
                        finder.read(name, text);
                    }
                }
            } catch (IOException failure) {
                finder.found().clear();
                throw new CommandException(
                        ExitCode.FAILED, "not read: " + Harmless.line(FileFailure.words(failure), MAX_NAME));
            } catch (InvalidPathException _) {
                throw CommandException.usage(Harmless.line(name, MAX_NAME) + ": no file can have this name");
            }
        }
        return finder.found();
    }

    /** The profiles, with the providers that earlier revocations have established. */
    private static List<KnownProfile> known(Session session) throws CommandException {
        OpenActs acts = OpenActs.read(session.engine(), session.terminal());
        List<KnownProfile> known = new ArrayList<>();
        for (Profile profile : ProfileFile.read(session.engine().profiles(), session.terminal())
                .list()) {
            known.add(new KnownProfile(profile, acts.fact(profile, "providerId"), acts.fact(profile, "provider")));
        }
        return known;
    }

    private static List<TokenEvidence> unasked(List<LeakedToken> tokens) {
        return tokens.stream().map(token -> new TokenEvidence(token, List.of())).toList();
    }

    private static List<TokenEvidence> asked(List<LeakedToken> tokens, Engine engine, Session session) {
        session.terminal().note("Asking about " + tokens.size() + (tokens.size() == 1 ? " token" : " tokens"));
        List<LeakQuestion> questions = tokens.stream().map(LeakQuestion::new).toList();
        Map<LeakQuestion, LeakAnswer> answers = new ConcurrentHashMap<>();
        engine.leakInquiry().ask(questions, Limits.perHost(engine.settings().perHost()), new StopSign(), answers::put);
        List<TokenEvidence> evidence = new ArrayList<>();
        for (LeakQuestion question : questions) {
            TokenEvidence one = new TokenEvidence(question.token(), List.of());
            evidence.add(
                    Optional.ofNullable(answers.get(question)).map(one::with).orElse(one));
        }
        return evidence;
    }

    private static ExitCode exitCode(List<TokenEvidence> evidence) {
        return ExitCode.gravest(evidence.stream()
                .map(one -> switch (one.standing()) {
                    case WORKS -> ExitCode.STILL_WORKS;
                    case ENDED -> ExitCode.OK;
                    case NOT_KNOWN -> ExitCode.UNKNOWN;
                })
                .toList());
    }

    private static void print(FoundTokens found, List<TokenEvidence> evidence, Instant now, Terminal terminal) {
        for (TokenEvidence one : evidence) {
            LeakedToken token = one.token();
            terminal.say("Token " + token.found().hint() + ": " + LeakWords.type(token.inscription()));
            terminal.say("  Owner: " + LeakWords.owner(token));
            terminal.say("  Onezone: " + LeakWords.zone(token.inscription()));
            terminal.say("  Token id: " + LeakWords.id(token.inscription()));
            terminal.say("  Expires: " + LeakWords.expiry(token.inscription(), now));
            terminal.say("  Found: "
                    + LeakWords.places(token.found().places(), token.found().occurrences()));
            terminal.say("  What ends it: " + LeakWords.ending(token));
            one.latest()
                    .ifPresent(answer ->
                            terminal.say(emphasis(answer.standing()), "  Answer: " + LeakWords.answer(answer)));
        }
        for (DamagedToken damaged : found.damaged()) {
            terminal.say("Incomplete token " + damaged.hint() + ": " + LeakWords.damage(damaged));
            terminal.say("  Found: " + LeakWords.places(damaged.places(), damaged.occurrences()));
        }
        terminal.say("Tokens: " + evidence.size() + ". Incomplete: "
                + found.damaged().size() + ". More than are kept: " + found.dropped() + ".");
    }

    private static Emphasis emphasis(LeakAnswer.Standing standing) {
        return switch (standing) {
            case WORKS -> Emphasis.BAD;
            case ENDED -> Emphasis.GOOD;
            case NOT_KNOWN -> Emphasis.CAUTION;
        };
    }

    private static ObjectNode document(FoundTokens found, List<TokenEvidence> evidence, ExitCode code) {
        ObjectNode node = Documents.of("inspection");
        ArrayNode tokens = node.putArray("tokens");
        for (TokenEvidence one : evidence) {
            LeakedToken token = one.token();
            ObjectNode each = tokens.addObject();
            each.put("hint", token.found().hint());
            each.put("tokenId", token.inscription().id());
            each.put("onezone", token.inscription().onezoneDomain());
            each.put("owner", LeakWords.owner(token));
            places(each, token.found().places(), token.found().occurrences());
            each.put("revocable", token.isEndedByRevocation());
            each.put("whatEndsIt", LeakWords.ending(token));
            each.put("answer", one.latest().map(LeakAnswer::word).orElse(null));
            each.put("message", one.latest().map(LeakWords::answer).orElse(null));
        }
        ArrayNode incomplete = node.putArray("incomplete");
        for (DamagedToken damaged : found.damaged()) {
            ObjectNode each = incomplete.addObject().put("hint", damaged.hint());
            each.put("message", LeakWords.damage(damaged));
            places(each, damaged.places(), damaged.occurrences());
        }
        node.put("bytes", found.bytes()).put("dropped", found.dropped());
        return node.put("exitCode", code.number());
    }

    private static void places(ObjectNode node, List<Place> places, long occurrences) {
        ArrayNode all = node.putArray("places");
        places.forEach(place -> all.addObject().put("source", place.source()).put("line", place.line()));
        node.put("occurrences", occurrences);
    }
}
