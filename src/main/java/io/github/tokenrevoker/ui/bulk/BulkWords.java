package io.github.tokenrevoker.ui.bulk;

import io.github.tokenrevoker.revocation.Outcome;
import io.github.tokenrevoker.revocation.Proof;
import io.github.tokenrevoker.revocation.bulk.BulkState;
import io.github.tokenrevoker.words.AnswerWords;
import io.github.tokenrevoker.words.FindingWords;
import io.github.tokenrevoker.words.Harmless;
import io.github.tokenrevoker.words.Texts;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is told of a row, and of all of them. */
final class BulkWords {
    private static final int MAX_NAME = 120;
    private static final Texts TEXTS = Texts.of(BulkWords.class);

    private BulkWords() {}

    /** In one line. */
    static String of(BulkState state) {
        return switch (state) {
            case BulkState.Waiting _ -> TEXTS.get("state.waiting");
            case BulkState.Checking _ -> TEXTS.get("state.checking");
            case BulkState.UnderWay underWay -> TEXTS.get("state." + underWay.step());
            case BulkState.Ended ended -> outcome(ended.conclusion().outcome());
            case BulkState.SameProvider same ->
                TEXTS.get("state.same", Harmless.line(same.sent().profile().name(), MAX_NAME));
            case BulkState.LeftOut leftOut -> TEXTS.get("state.left-out." + leftOut.reason(), finding(leftOut));
            case BulkState.Blocked _ -> TEXTS.get("state.blocked");
            case BulkState.Changed _ -> TEXTS.get("state.changed");
            case BulkState.Moved moved ->
                TEXTS.get(
                        "state.moved",
                        moved.again().movedFrom().map(Object::toString).orElse("?"),
                        moved.again()
                                .report()
                                .generation()
                                .map(Object::toString)
                                .orElse("?"));
            case BulkState.Unrecordable _ -> TEXTS.get("state.unrecordable");
            case BulkState.Stopped _ -> TEXTS.get("state.stopped");
            case BulkState.Failed _ -> TEXTS.get("state.failed");
        };
    }

    /** In one line: the part in the last run, or else whether it is chosen for the next one. */
    static String of(Standing standing) {
        return standing.state()
                .map(BulkWords::of)
                .orElseGet(() -> TEXTS.get(standing.chosen() ? "state.chosen" : "state.not-chosen"));
    }

    private static String outcome(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Revoked revoked -> TEXTS.get("outcome.revoked", proof(revoked.proof()));
            case Outcome.RevokedUnproved _ -> TEXTS.get("outcome.unproved");
            case Outcome.NotRevoked notRevoked ->
                TEXTS.get("outcome.not-revoked." + notRevoked.claim(), notRevoked.unchanged());
            case Outcome.Refused refused ->
                TEXTS.get(
                        refused.certain() ? "outcome.refused" : "outcome.refused.open",
                        refused.exchange().status(),
                        Harmless.line(refused.document().innermost().id(), MAX_NAME));
            case Outcome.NotSent notSent ->
                TEXTS.get("outcome.not-sent", AnswerWords.brief(notSent.fault().kind()));
            case Outcome.Unknown _ -> TEXTS.get("outcome.unknown");
        };
    }

    private static String proof(Proof proof) {
        return switch (proof) {
            case Proof.GenerationGrew grew -> TEXTS.get("proof.generation", grew.before(), grew.after());
            case Proof.OwnTokenRevoked _ -> TEXTS.get("proof.own-token");
            case Proof.CanaryDied _ -> TEXTS.get("proof.canary");
        };
    }

    /** What a row that has no outcome means for the tokens, and what to do next. */
    static String inFull(BulkState state) {
        return switch (state) {
            case BulkState.Waiting _ -> TEXTS.get("full.waiting");
            case BulkState.Checking _, BulkState.UnderWay _ -> TEXTS.get("full.under-way");
            case BulkState.Ended _ -> "";
            case BulkState.SameProvider same ->
                TEXTS.get("full.same", Harmless.line(same.sent().profile().name(), MAX_NAME));
            case BulkState.LeftOut leftOut -> TEXTS.get("full.left-out." + leftOut.reason(), finding(leftOut));
            case BulkState.Blocked _ -> TEXTS.get("full.blocked");
            case BulkState.Changed _ -> TEXTS.get("full.changed");
            case BulkState.Moved _ -> TEXTS.get("full.moved");
            case BulkState.Unrecordable unrecordable ->
                TEXTS.get(
                        "full.unrecordable",
                        Harmless.line(unrecordable.again().journalProblem().orElse(""), MAX_NAME));
            case BulkState.Stopped _ -> TEXTS.get("full.stopped");
            case BulkState.Failed _ -> TEXTS.get("full.failed");
        };
    }

    /** What the token says of itself that forbids it; empty where that is not the reason. */
    private static String finding(BulkState.LeftOut leftOut) {
        return leftOut.finding()
                .map(found -> FindingWords.of(found, Instant.now()))
                .orElse("");
    }

    /** The counts that are not zero. */
    static String summary(BulkModel model) {
        if (model.total() == 0) {
            return "";
        }
        return Stream.of(BulkCategory.values())
                .filter(category -> model.count(category) > 0)
                .map(category -> TEXTS.get("count." + category, model.count(category)))
                .collect(Collectors.joining(" · "));
    }
}
