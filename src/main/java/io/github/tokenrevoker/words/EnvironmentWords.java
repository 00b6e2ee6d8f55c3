package io.github.tokenrevoker.words;

import io.github.tokenrevoker.profile.Environment;

/** Environments in words. */
public final class EnvironmentWords {
    private static final Texts TEXTS = Texts.of(EnvironmentWords.class);

    private EnvironmentWords() {}

    public static String of(Environment environment) {
        return TEXTS.get("environment." + environment);
    }
}
