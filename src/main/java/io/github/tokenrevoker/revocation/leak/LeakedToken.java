package io.github.tokenrevoker.revocation.leak;

import io.github.tokenrevoker.onezone.OnezoneAddress;
import io.github.tokenrevoker.token.Inscription;
import io.github.tokenrevoker.token.Subject;
import io.github.tokenrevoker.token.find.FoundToken;
import io.github.tokenrevoker.token.find.FoundTokens;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A leaked token with everything that is known about it offline.
 *
 * @param ending what makes it invalid
 * @param place where it may be asked about
 * @param providerName the name of the provider whose it is, where a profile knows it
 */
public record LeakedToken(FoundToken found, Ending ending, AskingPlace place, Optional<String> providerName) {
    /**
     * Understands what was found, by the profiles that there are.
     *
     * @param profiles where several fit, the first is taken
     * @param allowed the hosts unknown to all profiles that the operator has allowed to be asked
     */
    public static List<LeakedToken> of(
            FoundTokens found, List<KnownProfile> profiles, Set<OnezoneAddress> allowed, Instant now) {
        return found.tokens().stream()
                .map(token -> of(token, profiles, allowed, now))
                .toList();
    }

    /** The same for one of them. */
    public static LeakedToken of(
            FoundToken found, List<KnownProfile> profiles, Set<OnezoneAddress> allowed, Instant now) {
        Inscription token = found.inscription();
        Ending ending = Ending.of(token, profiles, now);
        AskingPlace place = ending instanceof Ending.ByProfile by
                ? AskingPlace.of(token.onezoneDomain(), List.of(by.with()), allowed)
                : AskingPlace.of(token.onezoneDomain(), profiles, allowed);
        return new LeakedToken(found, ending, place, providerName(token.subject(), profiles));
    }

    private static Optional<String> providerName(Subject subject, List<KnownProfile> profiles) {
        return subject instanceof Subject.Provider provider
                ? profiles.stream()
                        .filter(known -> known.isOf(provider.id()))
                        .flatMap(known -> known.providerName().stream())
                        .findFirst()
                : Optional.empty();
    }

    public Inscription inscription() {
        return found.inscription();
    }

    /** Whether this tool's revocation with a profile that there is makes it invalid. */
    public boolean isEndedByRevocation() {
        return ending instanceof Ending.ByProfile;
    }
}
