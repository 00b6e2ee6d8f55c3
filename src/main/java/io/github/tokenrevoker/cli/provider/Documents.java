package io.github.tokenrevoker.cli.provider;

import io.github.tokenrevoker.cli.command.ExitCode;
import io.github.tokenrevoker.onezone.Answer;
import io.github.tokenrevoker.onezone.Generation;
import io.github.tokenrevoker.onezone.OnezoneError;
import io.github.tokenrevoker.onezone.ProviderDetails;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.revocation.Attempt;
import io.github.tokenrevoker.revocation.Outcome;
import io.github.tokenrevoker.revocation.Proof;
import io.github.tokenrevoker.revocation.RevocationResult.Concluded;
import io.github.tokenrevoker.revocation.check.CheckReport;
import io.github.tokenrevoker.words.outcome.OutcomeWords;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What {@code --json} prints. Every document has a {@code version} and a {@code type}; their fields are always there, null
 * where nothing is known. A field never changes its meaning within a version; new ones may come. The schema is
 * {@code token-revoker.schema.json}.
 */
public final class Documents {
    private static final int VERSION = 1;

    private Documents() {}

    public static ObjectNode of(String type) {
        return JsonNodeFactory.instance.objectNode().put("version", VERSION).put("type", type);
    }

    public static ObjectNode profile(Profile profile) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("name", profile.name());
        node.put("id", profile.id().toString());
        node.put("onezone", profile.address().toString());
        node.put("environment", word(profile.environment()));
        profile.tags().words().forEach(node.putArray("tags")::add);
        node.put("tokenStorage", word(profile.home()));
        return node;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static ObjectNode about(String type, Profile profile) {
        ObjectNode node = of(type);
        node.put("profile", profile.name());
        node.put("profileId", profile.id().toString());
        node.put("onezone", profile.address().toString());
        node.put("environment", word(profile.environment()));
        return node;
    }

    private static void provider(ObjectNode node, Optional<ProviderDetails> provider) {
        if (provider.isEmpty()) {
            node.putNull("provider");
        } else {
            node.putObject("provider")
                    .put("id", provider.get().id())
                    .put("name", provider.get().name());
        }
    }

    private static void error(ObjectNode node, Optional<OnezoneError> error) {
        if (error.isEmpty()) {
            node.putNull("error");
            return;
        }
        node.putObject("error")
                .put("id", error.get().id())
                .put("description", error.get().description())
                .set("details", error.get().details());
    }

    private static @Nullable Long number(Optional<Generation> generation) {
        return generation.map(Generation::number).orElse(null);
    }

    public static ObjectNode check(Profile profile, CheckReport report) {
        ExitCode code = ExitCode.of(report);
        ObjectNode node = about("check", profile);
        provider(node, report.provider());
        node.put("generation", number(report.generation()));
        node.put("verifiable", report.allowsProof());
        node.put("tokenId", report.token().legible().map(token -> token.id()).orElse(null));
        error(
                node,
                report.asked().stream()
                        .flatMap(asked -> Stream.<Answer<?>>of(asked.provider(), asked.generation()))
                        .flatMap(answer -> answer instanceof Answer.Refusal<?> refusal
                                ? Stream.of(refusal.error())
                                : Stream.empty())
                        .findFirst());
        node.put("message", ProviderLines.result(report));
        node.put("exitCode", code.number());
        return node;
    }

    /** A check that could not be made. */
    public static ObjectNode notChecked(Profile profile, String message, ExitCode code) {
        ObjectNode node = about("check", profile);
        node.putNull("provider")
                .putNull("generation")
                .put("verifiable", false)
                .putNull("tokenId")
                .putNull("error");
        return node.put("message", message).put("exitCode", code.number());
    }

    public static ObjectNode revocation(Profile profile, Concluded concluded) {
        Outcome outcome = concluded.outcome();
        Attempt attempt = outcome.attempt();
        OutcomeWords words = OutcomeWords.of(outcome);
        ObjectNode node = about("revocation", profile);
        node.put("act", attempt.act().toString());
        provider(node, attempt.provider());
        node.put("outcome", word(outcome));
        node.put("evidence", evidence(outcome));
        node.putObject("generation").put("before", number(attempt.before())).put("after", number(outcome.after()));
        node.put("status", attempt.answer().map(answer -> answer.status()).orElse(null));
        error(node, outcome.error());
        node.put("startedAt", attempt.startedAt().toString());
        node.put("durationMillis", attempt.duration().toMillis());
        node.put("recorded", concluded.unrecorded().isEmpty());
        node.put("message", words.title());
        node.put("advice", words.advice());
        return node.put("exitCode", ExitCode.of(outcome).number());
    }

    /** A revocation for which no request left this machine. */
    public static ObjectNode notSent(Profile profile, String message, ExitCode code) {
        ObjectNode node = about("revocation", profile);
        node.putNull("act").putNull("provider").put("outcome", "not_sent").putNull("evidence");
        node.putObject("generation").putNull("before").putNull("after");
        node.putNull("status").putNull("error").putNull("startedAt").putNull("durationMillis");
        node.put("recorded", false).put("message", message).putNull("advice");
        return node.put("exitCode", code.number());
    }

    private static String word(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Revoked _ -> "verified";
            case Outcome.RevokedUnproved _ -> "accepted_not_verified";
            case Outcome.NotRevoked _ -> "not_revoked";
            case Outcome.Refused refused -> refused.certain() ? "rejected" : "unknown";
            case Outcome.NotSent _ -> "not_sent";
            case Outcome.Unknown _ -> "unknown";
        };
    }

    private static @Nullable String evidence(Outcome outcome) {
        return outcome instanceof Outcome.Revoked revoked
                ? switch (revoked.proof()) {
                    case Proof.GenerationGrew _ -> "generation";
                    case Proof.OwnTokenRevoked _ -> "own_token";
                    case Proof.CanaryDied _ -> "canary";
                }
                : null;
    }

    /** The last of several documents: how often each exit code occurred, and the gravest. */
    public static ObjectNode summary(Collection<ExitCode> codes) {
        Map<Integer, Integer> counts = new TreeMap<>();
        codes.forEach(code -> counts.merge(code.number(), 1, Integer::sum));
        ObjectNode node = of("summary").put("total", codes.size());
        ObjectNode byCode = node.putObject("exitCodes");
        counts.forEach((code, count) -> byCode.put(Integer.toString(code), count));
        return node.put("exitCode", ExitCode.gravest(codes).number());
    }
}
