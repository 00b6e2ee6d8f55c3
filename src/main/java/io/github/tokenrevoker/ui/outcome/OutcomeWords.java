package io.github.tokenrevoker.ui.outcome;

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
import io.github.tokenrevoker.ui.words.AdviceWords;
import io.github.tokenrevoker.ui.words.AnswerWords;
import io.github.tokenrevoker.ui.words.Harmless;
import io.github.tokenrevoker.ui.words.Texts;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An outcome in words: what happened, what it means for the tokens, what to do next.
 *
 * @param status the HTTP status with its meaning, empty where there was none
 * @param generation such as {@code 3 → 4}, empty where nothing is known of it
 */
record OutcomeWords(
        Tone tone, String title, String happened, String meaning, String advice, String status, String generation) {
    private static final Texts TEXTS = Texts.of(OutcomeWords.class);
    private static final int MAX_TECHNICAL = 300;

    static OutcomeWords of(Outcome outcome) {
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
        String happened = switch (revoked.proof()) {
            case Proof.GenerationGrew grew
            when grew.othersRevokedToo() -> TEXTS.get("revoked.happened.others", grew.before(), grew.after());
            case Proof.GenerationGrew grew -> TEXTS.get("revoked.happened.grew", grew.before(), grew.after());
            case Proof.OwnTokenRevoked _ -> TEXTS.get("revoked.happened.own-token");
            case Proof.CanaryDied _ -> TEXTS.get("revoked.happened.canary");
        };
        String lost = revoked.answerLost() ? TEXTS.get("revoked.answer-lost") + " " : "";
        boolean needsToken = revoked.attempt().revocation().killsItsOwnToken();
        return new OutcomeWords(
                Tone.PROVED,
                TEXTS.get("revoked.title"),
                lost + happened + (revoked.proof() instanceof Proof.CanaryDied ? "" : canary(revoked.attempt())),
                TEXTS.get("revoked.meaning", namedTokens(revoked.namedTokens())),
                TEXTS.get(needsToken ? "revoked.advice.own-token" : "revoked.advice"),
                revoked.answerLost() ? "" : AnswerWords.status(204),
                generation(revoked));
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
        return new OutcomeWords(
                saidYes ? Tone.ALARM : Tone.CAUTION,
                TEXTS.get(key + ".title"),
                TEXTS.get(key + ".happened", notRevoked.unchanged()),
                TEXTS.get("not-revoked.meaning"),
                TEXTS.get(key + ".advice"),
                saidYes ? AnswerWords.status(204) : "",
                movement(notRevoked.attempt(), Optional.of(notRevoked.unchanged())));
    }

    private static OutcomeWords refused(Refused refused) {
        Exchange exchange = refused.exchange();
        String happened = exchange.isRedirect()
                ? TEXTS.get("refused.happened.redirect", Harmless.line(locationOf(exchange), MAX_TECHNICAL))
                : TEXTS.get(refused.error().isPresent() ? "refused.happened" : "refused.happened.raw");
        String meaning = "refused.meaning";
        if (refused.revokedNonetheless()) {
            meaning = "refused.meaning.nonetheless";
        } else if (exchange.isServerFault()) {
            meaning = refused.after().isPresent() ? "refused.meaning.fault" : "refused.meaning.fault-unknown";
        }
        return new OutcomeWords(
                refused.revokedNonetheless() ? Tone.CAUTION : Tone.ALARM,
                TEXTS.get(refused.revokedNonetheless() ? "refused.title.nonetheless" : "refused.title"),
                happened,
                TEXTS.get(meaning),
                AdviceWords.of(refused.error(), exchange),
                AnswerWords.status(exchange.status()),
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
        String happened = switch (unknown.silence()) {
            case Silence.Fault fault -> AnswerWords.fault(fault.fault());
            case Silence.OddAnswer odd ->
                TEXTS.get("unknown.happened.odd", odd.exchange().status());
            case Silence.ToolEnded _ -> TEXTS.get("unknown.happened.ended");
        };
        String status = unknown.silence() instanceof Silence.OddAnswer odd
                ? AnswerWords.status(odd.exchange().status())
                : "";
        return new OutcomeWords(
                Tone.CAUTION,
                TEXTS.get("unknown.title"),
                happened,
                TEXTS.get("unknown.meaning." + unknown.lastLook()),
                TEXTS.get("unknown.advice." + unknown.lastLook()),
                status,
                movement(unknown.attempt(), Optional.empty()));
    }

    static OnezoneErrorWords errorWords(OnezoneError error) {
        return new OnezoneErrorWords(
                Harmless.line(error.id(), MAX_TECHNICAL), Harmless.line(error.description(), 2000));
    }

    /** An error's id and description, fit to be shown. */
    record OnezoneErrorWords(String id, String description) {}

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
