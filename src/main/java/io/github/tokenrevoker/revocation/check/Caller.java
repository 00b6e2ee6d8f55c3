package io.github.tokenrevoker.revocation.check;

import io.github.tokenrevoker.onezone.Answer;
import io.github.tokenrevoker.onezone.ProviderDetails;
import io.github.tokenrevoker.token.Finding;
import io.github.tokenrevoker.token.Subject;
import io.github.tokenrevoker.token.TokenReading;

/**
 * Whom the zone takes us for. The DELETE has no id in its path: a zone administrator's user token is answered 204, and
 * its generation grows, with nothing revoked. So the token's own inscription and {@code GET /provider} must agree.
 */
public sealed interface Caller {
    /** The zone names a provider, and the token does not contradict it. */
    record Established(ProviderDetails provider) implements Caller {}

    /** It could not be established. Does not forbid to revoke, but nothing is proved then. */
    record NotEstablished(Doubt doubt) implements Caller {}

    /** The token was not sent: it is not a provider's, or of another zone. No confirmation overrules this. */
    record Withheld(Finding obstacle) implements Caller {}

    /** Why we do not know who we are. */
    enum Doubt {
        /** The zone was not asked. */
        NOT_ASKED,
        /** No usable answer came. */
        NO_ANSWER,
        /** The zone refused to say. It does so for every user's token. */
        REFUSED,
        /** The zone names another provider than the token does. */
        ANOTHER_PROVIDER;

        /** Whether asking again may tell. */
        public boolean isPassing() {
            return this == NOT_ASKED || this == NO_ANSWER;
        }
    }

    static Caller judge(TokenReading token, Answer<ProviderDetails> answer) {
        return switch (answer) {
            case Answer.Success<ProviderDetails> success ->
                contradicts(token, success.value())
                        ? new NotEstablished(Doubt.ANOTHER_PROVIDER)
                        : new Established(success.value());
            // A crowded or failing server has not refused to say who we are.
            case Answer.Refusal<ProviderDetails> refusal ->
                new NotEstablished(Inquiry.isPassing(refusal) ? Doubt.NO_ANSWER : Doubt.REFUSED);
            case Answer.Unreadable<ProviderDetails> _,
                    Answer.NotSent<ProviderDetails> _,
                    Answer.Lost<ProviderDetails> _ -> new NotEstablished(Doubt.NO_ANSWER);
        };
    }

    private static boolean contradicts(TokenReading token, ProviderDetails provider) {
        return token.legible()
                .filter(inscription -> inscription.subject() instanceof Subject.Provider inscribed
                        && !inscribed.id().equals(provider.id()))
                .isPresent();
    }
}
