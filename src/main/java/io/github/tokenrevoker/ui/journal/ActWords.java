package io.github.tokenrevoker.ui.journal;

import io.github.tokenrevoker.revocation.RecordedAct;
import io.github.tokenrevoker.ui.words.Harmless;
import io.github.tokenrevoker.ui.words.Texts;
import java.util.Optional;

/** An act of the journal in words. */
public final class ActWords {
    private static final int MAX_TEXT = 200;
    private static final Texts TEXTS = Texts.of(ActWords.class);

    private ActWords() {}

    public static String outcome(RecordedAct act) {
        return TEXTS.get("outcome." + act.outcome());
    }

    /** Such as {@code 3 → 4}; empty where nothing is known. */
    public static String generation(RecordedAct act) {
        String before = act.before().map(Object::toString).orElse("?");
        Optional<String> after = act.after().map(Object::toString);
        return after.isEmpty() && act.before().isEmpty() ? "" : before + " \u2192 " + after.orElse("?");
    }

    /** A fact fit to be shown in a cell. */
    static String fact(RecordedAct act, String name) {
        return Harmless.line(act.words(name), MAX_TEXT);
    }
}
