package io.github.tokenrevoker.words.journal;

import io.github.tokenrevoker.revocation.OutcomeCode;
import io.github.tokenrevoker.revocation.RecordedAct;
import io.github.tokenrevoker.words.Harmless;
import io.github.tokenrevoker.words.Texts;
import io.github.tokenrevoker.words.leak.LeakWords;
import java.util.Optional;

/** An act of the journal in words. */
public final class ActWords {
    private static final int MAX_TEXT = 200;
    private static final Texts TEXTS = Texts.of(ActWords.class);

    private ActWords() {}

    public static String outcome(RecordedAct act) {
        return outcome(act.outcome());
    }

    public static String outcome(OutcomeCode code) {
        return TEXTS.get("outcome." + code);
    }

    /** Such as {@code 3 → 4}; empty where nothing is known. */
    public static String generation(RecordedAct act) {
        String before = act.before().map(Object::toString).orElse("?");
        Optional<String> after = act.after().map(Object::toString);
        return after.isEmpty() && act.before().isEmpty() ? "" : before + " \u2192 " + after.orElse("?");
    }

    /** What the zone has said of leaked tokens afterwards; empty where it was not asked. */
    public static String leaked(RecordedAct act) {
        Optional<Long> asked = number(act, "leakedTokens");
        Optional<Long> revoked = number(act, "leakedTokensRevoked");
        return asked.isEmpty() || revoked.isEmpty()
                ? ""
                : TEXTS.get("leaked", LeakWords.after(revoked.get(), asked.get()), fact(act, "leakedTokensAskedAt"));
    }

    private static Optional<Long> number(RecordedAct act, String name) {
        try {
            return act.fact(name).map(Long::parseLong);
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    /** A fact fit to be shown in a cell. */
    public static String fact(RecordedAct act, String name) {
        return Harmless.line(act.words(name), MAX_TEXT);
    }
}
