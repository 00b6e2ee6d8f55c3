package io.github.tokenrevoker.ui.leak;

import io.github.tokenrevoker.revocation.leak.Ending;
import io.github.tokenrevoker.revocation.leak.LeakedToken;
import io.github.tokenrevoker.ui.confirm.LeakNote;
import io.github.tokenrevoker.words.Texts;
import io.github.tokenrevoker.words.leak.LeakWords;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is said, before a revocation, of the tokens that it ends and of those that it does not. By their public ids. */
final class LeakNotes {
    private static final int MAX_IN_REASON = 3;
    private static final int MAX_IN_LIST = 20;
    private static final Texts TEXTS = Texts.of(LeakNotes.class);

    private LeakNotes() {}

    static LeakNote of(List<LeakedToken> ended, List<LeakedToken> left) {
        return new LeakNote(
                TEXTS.get("reason", list(ended, MAX_IN_REASON, LeakNotes::id)),
                list(ended, MAX_IN_LIST, LeakNotes::id),
                left(left));
    }

    /** Each with the kind that it is of, which says why it is not ended. */
    static String left(List<LeakedToken> left) {
        return list(left, MAX_IN_LIST, token -> TEXTS.get(kind(token.ending()), id(token)));
    }

    private static String kind(Ending ending) {
        return switch (ending) {
            case Ending.ByTokenId _ -> "left.named";
            case Ending.ByUser _ -> "left.user";
            case Ending.ByProvider _ -> "left.provider";
            case Ending.ByProfile _, Ending.Expired _, Ending.Unknown _ -> "left.other";
        };
    }

    private static String id(LeakedToken token) {
        return LeakWords.id(token.inscription());
    }

    private static String list(List<LeakedToken> tokens, int most, Function<LeakedToken, String> words) {
        String some = tokens.stream().limit(most).map(words).collect(Collectors.joining(", "));
        return tokens.size() > most ? TEXTS.get("and-more", some, tokens.size() - most) : some;
    }
}
