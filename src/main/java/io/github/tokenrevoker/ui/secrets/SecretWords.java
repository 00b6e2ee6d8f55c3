package io.github.tokenrevoker.ui.secrets;

import io.github.tokenrevoker.profile.TokenHome;
import io.github.tokenrevoker.secret.SecretStoreException;
import io.github.tokenrevoker.words.Harmless;
import io.github.tokenrevoker.words.Texts;

/** Says in words why a store of secrets failed. */
final class SecretWords {
    private static final int MAX_TECHNICAL = 200;

    private SecretWords() {}

    static String of(TokenHome store, SecretStoreException failure) {
        Texts texts = Texts.of(SecretWords.class);
        String technical = Harmless.line(failure.technical(), MAX_TECHNICAL);
        return switch (store) {
            case VAULT -> texts.get("vault." + failure.reason(), technical);
            case COMMAND -> texts.get("command." + failure.reason(), technical);
            case KEYRING, NOWHERE -> texts.get("keyring." + failure.reason(), technical);
        };
    }
}
