package io.github.tokenrevoker.words.outcome;

import io.github.tokenrevoker.connection.TransportFault;
import io.github.tokenrevoker.onezone.Answer;
import io.github.tokenrevoker.onezone.Exchange;
import io.github.tokenrevoker.onezone.Generation;
import io.github.tokenrevoker.onezone.OnezoneError;
import io.github.tokenrevoker.revocation.Attempt;
import io.github.tokenrevoker.revocation.CanaryFate;
import io.github.tokenrevoker.revocation.Outcome;
import io.github.tokenrevoker.revocation.Outcome.NotRevoked;
import io.github.tokenrevoker.revocation.Outcome.NotSent;
import io.github.tokenrevoker.revocation.Outcome.Refused;
import io.github.tokenrevoker.revocation.Outcome.Revoked;
import io.github.tokenrevoker.revocation.Outcome.RevokedUnproved;
import io.github.tokenrevoker.revocation.Outcome.Silence;
import io.github.tokenrevoker.revocation.Outcome.Unknown;
import io.github.tokenrevoker.revocation.Proof;
import io.github.tokenrevoker.words.AdviceWords;
import io.github.tokenrevoker.words.AnswerWords;
import io.github.tokenrevoker.words.Harmless;
import io.github.tokenrevoker.words.Texts;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An outcome in words: what happened, what it means for the tokens, what to do next.
 *
 * @param status the HTTP status with its meaning, empty where there was none
 * @param generation such as {@code 3 → 4}, empty where nothing is known of it
 */
public record OutcomeWords(
        Tone tone, String title, String happened, String meaning, String advice, String status, String generation) {
    private static final Texts TEXTS = Texts.of(OutcomeWords.class);
    private static final int MAX_TECHNICAL = 300;

    public static OutcomeWords of(Outcome outcome) {
        return switch (outcome) {
            case Revoked revoked -> revoked(revoked);
            case RevokedUnproved unproved -> unproved(unproved);
            case NotRevoked notRevoked -> notRevoked(notRevoked);
            case Refused refused -> refused(refused);
            case NotSent notSent -> notSent(notSent);
            case Unknown unknown -> unknown(unknown);
        };
    }

    private static OutcomeWords revoked(Revoked revoked) {
        String evidence = switch (revoked.proof()) {
            case Proof.GenerationGrew grew
            when grew.growth() > 1 -> TEXTS.get("revoked.happened.more", grew.before(), grew.after(), grew.growth());
            case Proof.GenerationGrew grew -> TEXTS.get("revoked.happened.grew", grew.before(), grew.after());
            case Proof.OwnTokenRevoked _ -> TEXTS.get("revoked.happened.own-token");
            case Proof.CanaryDied _ -> TEXTS.get("revoked.happened.canary");
        };
        String happened =
                revoked.instead().map(silence -> insteadOfYes(silence) + " ").orElse("") + evidence;
        boolean needsToken = revoked.isOwnTokenInvalid();
        return new OutcomeWords(
                Tone.PROVED,
                TEXTS.get("revoked.title"),
                happened + (revoked.proof() instanceof Proof.CanaryDied ? "" : canary(revoked.attempt())),
                TEXTS.get("revoked.meaning", namedTokens(revoked.namedTokens())),
                TEXTS.get(needsToken ? "revoked.advice.own-token" : "revoked.advice"),
                status(revoked),
                generation(revoked));
    }

    /** What came instead of a 204, before the evidence that settled it. */
    private static String insteadOfYes(Silence silence) {
        return switch (silence) {
            case Silence.Fault _, Silence.ToolEnded _ -> TEXTS.get("revoked.answer-lost");
            case Silence.ToolFailed _ -> TEXTS.get("unknown.happened.failed");
            case Silence.OddAnswer odd ->
                TEXTS.get("revoked.odd", odd.exchange().status());
            case Silence.Rejected rejected ->
                TEXTS.get("revoked.error", rejected.exchange().status());
        };
    }

    /** The status of the DELETE's answer with its meaning; empty where there was none. */
    private static String status(Outcome outcome) {
        return outcome.instead()
                .map(silence -> silence.answer()
                        .map(exchange -> AnswerWords.status(exchange.status()))
                        .orElse(""))
                .orElseGet(() -> AnswerWords.status(204));
    }

    /** What became of the canary, with a blank in front; empty where there was to be none. */
    private static String canary(Attempt attempt) {
        return attempt.canary()
                .map(fate -> " "
                        + switch (fate) {
                            case CanaryFate.Died _ -> TEXTS.get("canary.DIED");
                            case CanaryFate.Lives _ -> TEXTS.get("canary.LIVES");
                            case CanaryFate.NotMade not -> TEXTS.get("canary.NOT_MADE", problem(not.why()));
                            case CanaryFate.NotSeen not -> TEXTS.get("canary.NOT_SEEN", problem(not.why()));
                        })
                .orElse("");
    }

    private static String problem(Answer<?> answer) {
        return AnswerWords.problem(answer).orElse("");
    }

    private static String namedTokens(OptionalInt count) {
        return count.isPresent() ? TEXTS.get("named.count", count.getAsInt()) : TEXTS.get("named.some");
    }

    private static String generation(Revoked revoked) {
        return switch (revoked.proof()) {
            case Proof.GenerationGrew grew -> grew.before() + " → " + grew.after();
            case Proof.OwnTokenRevoked _, Proof.CanaryDied _ -> movement(revoked.attempt(), Optional.empty());
        };
    }

    private static OutcomeWords unproved(RevokedUnproved unproved) {
        return new OutcomeWords(
                Tone.CAUTION,
                TEXTS.get("unproved.title"),
                TEXTS.get("unproved.happened." + unproved.reason()) + canary(unproved.attempt()),
                TEXTS.get("unproved.meaning"),
                TEXTS.get("unproved.advice." + unproved.reason()),
                AnswerWords.status(204),
                movement(unproved.attempt(), unproved.after()));
    }

    private static OutcomeWords notRevoked(NotRevoked notRevoked) {
        boolean saidYes = notRevoked.claim() == Outcome.Claim.SAID_YES;
        String key = "not-revoked." + notRevoked.claim();
        Optional<Exchange> answer = notRevoked.instead().flatMap(Silence::answer);
        String happened = answer.isPresent()
                ? happened(notRevoked.instead().get()) + " " + TEXTS.get("not-revoked.stays", notRevoked.unchanged())
                : TEXTS.get(key + ".happened", notRevoked.unchanged());
        return new OutcomeWords(
                saidYes ? Tone.ALARM : Tone.CAUTION,
                TEXTS.get(key + ".title"),
                happened,
                TEXTS.get("not-revoked.meaning"),
                answer.map(exchange -> AdviceWords.of(Optional.empty(), exchange) + " ")
                                .orElse("")
                        + TEXTS.get(key + ".advice"),
                status(notRevoked),
                movement(notRevoked.attempt(), Optional.of(notRevoked.unchanged())));
    }

    private static OutcomeWords refused(Refused refused) {
        String meaning = refused.after().isPresent() ? "refused.meaning.fault" : "refused.meaning.fault-unknown";
        return new OutcomeWords(
                Tone.ALARM,
                TEXTS.get("refused.title"),
                TEXTS.get("refused.happened"),
                TEXTS.get(refused.certain() ? "refused.meaning" : meaning),
                AdviceWords.of(Optional.of(refused.document()), refused.exchange()),
                AnswerWords.status(refused.exchange().status()),
                refused.after().isPresent() ? movement(refused.attempt(), refused.after()) : "");
    }

    private static OutcomeWords notSent(NotSent notSent) {
        TransportFault fault = notSent.fault();
        return new OutcomeWords(
                Tone.NOTHING_HAPPENED,
                TEXTS.get("not-sent.title"),
                AnswerWords.fault(fault),
                TEXTS.get("not-sent.meaning"),
                AdviceWords.of(fault),
                "",
                "");
    }

    private static OutcomeWords unknown(Unknown unknown) {
        String first = TEXTS.get("unknown.advice." + unknown.lastLook());
        // What to do about the answer comes second: until the outcome is settled, nothing is to be sent again.
        String advice = unknown.silence()
                .answer()
                .map(exchange -> TEXTS.get("unknown.advice.then", first, AdviceWords.of(unknown.error(), exchange)))
                .orElse(first);
        return new OutcomeWords(
                Tone.CAUTION,
                TEXTS.get("unknown.title"),
                happened(unknown.silence()),
                TEXTS.get("unknown.meaning." + unknown.lastLook()),
                advice,
                status(unknown),
                movement(unknown.attempt(), unknown.after()));
    }

    private static String happened(Silence silence) {
        return switch (silence) {
            case Silence.Fault fault -> AnswerWords.fault(fault.fault());
            case Silence.OddAnswer odd
            when odd.exchange().isRedirect() ->
                TEXTS.get("unknown.happened.redirect", Harmless.line(locationOf(odd.exchange()), MAX_TECHNICAL));
            case Silence.OddAnswer odd ->
                TEXTS.get("unknown.happened.odd", odd.exchange().status());
            case Silence.Rejected _ -> TEXTS.get("refused.happened");
            case Silence.ToolEnded _ -> TEXTS.get("unknown.happened.ended");
            case Silence.ToolFailed _ -> TEXTS.get("unknown.happened.failed");
        };
    }

    public static OnezoneErrorWords errorWords(OnezoneError error) {
        return new OnezoneErrorWords(
                Harmless.line(error.id(), MAX_TECHNICAL), Harmless.line(error.description(), 2000));
    }

    /** An error's id and description, fit to be shown. */
    public record OnezoneErrorWords(String id, String description) {}

    private static String locationOf(Exchange exchange) {
        String location = exchange.location();
        return location == null ? TEXTS.get("redirect.nowhere") : location;
    }

    private static String movement(Attempt attempt, Optional<Generation> after) {
        if (attempt.before().isEmpty()) {
            return after.map(generation -> TEXTS.get("generation.after-only", generation))
                    .orElse("");
        }
        Generation before = attempt.before().get();
        return after.map(generation -> before + " → " + generation)
                .orElseGet(() -> TEXTS.get("generation.before-only", before));
    }
}
