package io.github.tokenrevoker.words.outcome;

import java.util.Locale;

/** How an outcome looks: colour and icon, never without the words. */
public enum Tone {
    PROVED,
    CAUTION,
    ALARM,
    NOTHING_HAPPENED;

    public String styleClass() {
        return "outcome-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
