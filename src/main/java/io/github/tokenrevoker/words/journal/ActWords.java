package io.github.tokenrevoker.words.journal;

import io.github.tokenrevoker.revocation.OutcomeCode;
import io.github.tokenrevoker.revocation.RecordedAct;
import io.github.tokenrevoker.words.Harmless;
import io.github.tokenrevoker.words.Texts;
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

    /** A fact fit to be shown in a cell. */
    public static String fact(RecordedAct act, String name) {
        return Harmless.line(act.words(name), MAX_TEXT);
    }
}
