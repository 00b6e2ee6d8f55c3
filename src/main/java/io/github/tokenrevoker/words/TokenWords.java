package io.github.tokenrevoker.words;

import io.github.tokenrevoker.token.Inscription;
import io.github.tokenrevoker.token.Persistence;
import io.github.tokenrevoker.token.Subject;
import io.github.tokenrevoker.token.TokenReading;
import io.github.tokenrevoker.token.TokenType;

/** A token in words, from its public inscription alone. */
public final class TokenWords {
    private static final int MAX_ID = 80;
    private static final Texts TEXTS = Texts.of(TokenWords.class);

    private TokenWords() {}

    /** One sentence, such as "Named access token of provider 9a1c…, issued by onezone.example.org, 2 caveats." */
    public static String summary(TokenReading reading) {
        return switch (reading) {
            case TokenReading.Illegible illegible -> TEXTS.get("token.illegible." + illegible.reason());
            case TokenReading.Legible legible -> summary(legible.inscription());
        };
    }

    private static String summary(Inscription inscription) {
        int caveats = inscription.caveats().size();
        String confined = switch (caveats) {
            case 0 -> TEXTS.get("token.caveats.none");
            default -> TEXTS.get("token.caveats", caveats);
        };
        return TEXTS.get(
                "token.summary",
                persistence(inscription.persistence()),
                type(inscription.type()),
                subject(inscription.subject()),
                Harmless.line(inscription.onezoneDomain(), MAX_ID),
                confined);
    }

    private static String persistence(Persistence persistence) {
        return switch (persistence) {
            case Persistence.Named _ -> TEXTS.get("token.named");
            case Persistence.Temporary temporary -> TEXTS.get("token.temporary", temporary.generation());
            case Persistence.Other other -> Harmless.line(other.text(), MAX_ID);
        };
    }

    private static String type(TokenType type) {
        return switch (type) {
            case TokenType.Access access -> TEXTS.get(access.session().isEmpty() ? "token.access" : "token.session");
            case TokenType.Identity _ -> TEXTS.get("token.identity");
            case TokenType.Invite invite -> TEXTS.get("token.invite", Harmless.line(invite.kind(), MAX_ID));
            case TokenType.Other other -> Harmless.line(other.text(), MAX_ID);
        };
    }

    private static String subject(Subject subject) {
        return switch (subject) {
            case Subject.Provider provider -> TEXTS.get("token.provider", Harmless.line(provider.id(), MAX_ID));
            case Subject.User user -> TEXTS.get("token.user", Harmless.line(user.id(), MAX_ID));
            case Subject.Nobody _ -> TEXTS.get("token.nobody");
            case Subject.Undisclosed _ -> TEXTS.get("token.undisclosed");
            case Subject.Other other -> Harmless.line(other.text(), MAX_ID);
        };
    }
}
