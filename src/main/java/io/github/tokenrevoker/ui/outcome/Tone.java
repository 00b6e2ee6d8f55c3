package io.github.tokenrevoker.ui.outcome;

import java.util.Locale;

/** How an outcome looks: colour and icon, never without the words. */
enum Tone {
    PROVED,
    CAUTION,
    ALARM,
    NOTHING_HAPPENED;

    String styleClass() {
        return "outcome-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
