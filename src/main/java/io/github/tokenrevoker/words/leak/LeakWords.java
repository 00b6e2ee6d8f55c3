package io.github.tokenrevoker.words.leak;

import io.github.tokenrevoker.revocation.leak.Ending;
import io.github.tokenrevoker.revocation.leak.LeakAnswer;
import io.github.tokenrevoker.revocation.leak.LeakAnswer.Obstacle;
import io.github.tokenrevoker.revocation.leak.LeakAnswer.Standing;
import io.github.tokenrevoker.revocation.leak.LeakedAfter;
import io.github.tokenrevoker.revocation.leak.LeakedToken;
import io.github.tokenrevoker.revocation.leak.TokenEvidence;
import io.github.tokenrevoker.token.Caveat;
import io.github.tokenrevoker.token.Inscription;
import io.github.tokenrevoker.token.Persistence;
import io.github.tokenrevoker.token.Subject;
import io.github.tokenrevoker.token.TokenType;
import io.github.tokenrevoker.token.find.DamagedToken;
import io.github.tokenrevoker.token.find.Place;
import io.github.tokenrevoker.words.AnswerWords;
import io.github.tokenrevoker.words.Harmless;
import io.github.tokenrevoker.words.Moments;
import io.github.tokenrevoker.words.Texts;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Leaked tokens in words. Everything that a token or a server says is made harmless; no letter of a token is among it. */
public final class LeakWords {
    private static final int MAX_VALUE = 200;
    private static final Texts TEXTS = Texts.of(LeakWords.class);

    private LeakWords() {}

    /** Such as {@code Temporary access token, generation 3}. */
    public static String type(Inscription token) {
        String type = switch (token.type()) {
            case TokenType.Access access -> TEXTS.get(access.session().isEmpty() ? "type.access" : "type.session");
            case TokenType.Identity _ -> TEXTS.get("type.identity");
            case TokenType.Invite invite -> TEXTS.get("type.invite", harmless(invite.kind()));
            case TokenType.Other other -> harmless(other.text());
        };
        return switch (token.persistence()) {
            case Persistence.Named _ -> TEXTS.get("persistence.named", type);
            case Persistence.Temporary temporary -> TEXTS.get("persistence.temporary", type, temporary.generation());
            case Persistence.Other other -> TEXTS.get("persistence.other", type, harmless(other.text()));
        };
    }

    /** Whose it is, with the provider's name where a profile knows it. */
    public static String owner(LeakedToken token) {
        return switch (token.inscription().subject()) {
            case Subject.Provider provider ->
                token.providerName()
                        .map(name -> TEXTS.get("owner.provider.named", harmless(name), harmless(provider.id())))
                        .orElseGet(() -> TEXTS.get("owner.provider", harmless(provider.id())));
            case Subject.User user -> TEXTS.get("owner.user", harmless(user.id()));
            case Subject.Nobody _ -> TEXTS.get("owner.nobody");
            case Subject.Undisclosed _ -> TEXTS.get("owner.undisclosed");
            case Subject.Other other -> harmless(other.text());
        };
    }

    /** When it expires, seen from a moment. */
    public static String expiry(Inscription token, Instant now) {
        return Ending.expiry(token)
                .map(end -> now.isBefore(end)
                        ? TEXTS.get("expiry.in", Moments.distance(now, end))
                        : TEXTS.get("expiry.ago", Moments.distance(end, now)))
                .orElseGet(() -> TEXTS.get("expiry.never"));
    }

    /** The caveats as they stand in it; empty without any. */
    public static String caveats(Inscription token) {
        return token.caveats().stream()
                .map(Caveat::text)
                .map(LeakWords::harmless)
                .collect(Collectors.joining("; "));
    }

    /** The zone that it names as its own. */
    public static String zone(Inscription token) {
        return harmless(token.onezoneDomain());
    }

    public static String id(Inscription token) {
        return harmless(token.id());
    }

    /** The places at which it stood. */
    public static String places(List<Place> places, long occurrences) {
        String named = places.stream()
                .map(place -> TEXTS.get("place", harmless(place.source()), place.line()))
                .collect(Collectors.joining(", "));
        return occurrences > places.size() ? TEXTS.get("places.more", named, occurrences) : named;
    }

    /** In one sentence, what makes it invalid, and who can do that. */
    public static String ending(LeakedToken token) {
        return ending(token.ending());
    }

    private static String ending(Ending ending) {
        return switch (ending) {
            case Ending.ByProfile by ->
                TEXTS.get("ending.profile", harmless(by.with().profile().name()));
            case Ending.ByProvider by -> TEXTS.get("ending.provider", harmless(by.providerId()));
            case Ending.ByUser by -> TEXTS.get("ending.user", harmless(by.userId()));
            case Ending.ByTokenId by ->
                switch (by.owner()) {
                    case Subject.Provider provider ->
                        TEXTS.get("ending.named.provider", harmless(by.tokenId()), harmless(provider.id()));
                    case Subject.User user ->
                        TEXTS.get("ending.named.user", harmless(by.tokenId()), harmless(user.id()));
                    case Subject.Nobody _, Subject.Undisclosed _, Subject.Other _ ->
                        TEXTS.get("ending.named", harmless(by.tokenId()));
                };
            case Ending.Expired expired -> TEXTS.get("ending.expired", Moments.local(expired.since()));
            case Ending.Unknown _ -> TEXTS.get("ending.unknown");
        };
    }

    /** The heading under which tokens with the same kind of ending stand together. */
    public static String group(Ending ending) {
        return switch (ending) {
            case Ending.ByProfile _ -> TEXTS.get("group.profile");
            case Ending.ByProvider _ -> TEXTS.get("group.provider");
            case Ending.ByUser _ -> TEXTS.get("group.user");
            case Ending.ByTokenId _ -> TEXTS.get("group.named");
            case Ending.Expired _ -> TEXTS.get("group.expired");
            case Ending.Unknown _ -> TEXTS.get("group.unknown");
        };
    }

    /** Whether it works, in one sentence. */
    public static String answer(LeakAnswer answer) {
        return switch (answer) {
            case LeakAnswer.Works works ->
                works.timeLeft()
                        .map(left -> TEXTS.get("answer.works.for", Moments.length(left)))
                        .orElseGet(() -> TEXTS.get("answer.works"));
            case LeakAnswer.WorksElsewhere elsewhere ->
                elsewhere.caveat().isEmpty()
                        ? TEXTS.get("answer.elsewhere")
                        : TEXTS.get("answer.elsewhere.caveat", harmless(elsewhere.caveat()));
            case LeakAnswer.Revoked _ -> TEXTS.get("answer.revoked");
            case LeakAnswer.RevokedByGeneration by ->
                TEXTS.get("answer.generation", by.own(), by.inForce().number());
            case LeakAnswer.DeletedOrNotGenuine _ -> TEXTS.get("answer.deleted");
            case LeakAnswer.Expired _ -> TEXTS.get("answer.expired");
            case LeakAnswer.OwnerGone _ -> TEXTS.get("answer.owner-gone");
            case LeakAnswer.OwnerBlocked _ -> TEXTS.get("answer.owner-blocked");
            case LeakAnswer.NotKnown not -> TEXTS.get("answer.not-known", obstacle(not.why()));
        };
    }

    private static String obstacle(Obstacle why) {
        return switch (why) {
            case Obstacle.HostNotAllowed not ->
                TEXTS.get("obstacle.host", harmless(not.host().authority()));
            case Obstacle.NoHost _ -> TEXTS.get("obstacle.no-host");
            case Obstacle.Stopped _ -> TEXTS.get("obstacle.stopped");
            case Obstacle.NoAnswerToGoBy no ->
                AnswerWords.problem(no.answer()).orElseGet(() -> TEXTS.get("obstacle.odd"));
        };
    }

    /** Why the beginning of a token is no token. */
    public static String damage(DamagedToken damaged) {
        return TEXTS.get("damaged." + damaged.reason());
    }

    /** How the tokens stand, in one line. */
    public static String summary(List<TokenEvidence> tokens) {
        long ended = count(tokens, Standing.ENDED);
        long works = count(tokens, Standing.WORKS);
        long asked = tokens.stream().filter(one -> one.latest().isPresent()).count();
        return asked == 0
                ? TEXTS.get("summary.found", tokens.size())
                : TEXTS.get("summary.asked", tokens.size(), works, ended, tokens.size() - works - ended);
    }

    /** What zones say of leaked tokens after a revocation, with the time, and of each that is not rejected as revoked. */
    public static String after(LeakedAfter after) {
        String all = TEXTS.get("proof", after.revoked(), after.tokens().size());
        String first =
                after.at().map(at -> TEXTS.get("after", all, Moments.utc(at))).orElse(all);
        Stream<String> others = after.tokens().stream()
                .filter(one -> !one.isRevoked())
                .map(one ->
                        TEXTS.get("after.other", harmless(one.tokenId()), answer(one.answer()), ending(one.ending())));
        return Stream.concat(Stream.of(first), others).collect(Collectors.joining("\n"));
    }

    /** The same in short, from what a journal has kept. */
    public static String after(long revoked, long asked) {
        return TEXTS.get("proof", revoked, asked);
    }

    private static long count(List<TokenEvidence> tokens, Standing standing) {
        return tokens.stream().filter(one -> one.standing() == standing).count();
    }

    private static String harmless(String value) {
        return Harmless.line(value, MAX_VALUE);
    }
}
