package io.github.tokenrevoker.practice;

import com.github.nitram509.jmacaroons.Macaroon;
import com.github.nitram509.jmacaroons.MacaroonsBuilder;
import com.github.nitram509.jmacaroons.MacaroonsVerifier;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.onezone.UnusableTokenException;
import io.github.tokenrevoker.practice.CaveatCheck.Operation;
import io.github.tokenrevoker.practice.Verdict.Known;
import io.github.tokenrevoker.practice.Verdict.Rejected;
import io.github.tokenrevoker.practice.Verdict.ZoneError;
import io.github.tokenrevoker.token.Base62;
import io.github.tokenrevoker.token.Caveat;
import io.github.tokenrevoker.token.Inscription;
import io.github.tokenrevoker.token.Persistence;
import io.github.tokenrevoker.token.Subject;
import io.github.tokenrevoker.token.TokenReader;
import io.github.tokenrevoker.token.TokenType;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The practice zone's books: which generation is in force for whom, and which tokens are genuine. A revocation makes the
 * generation's secret anew, so that the tokens signed with the old one fail by their signatures, as in a real zone.
 * Thread-safe.
 */
final class Ledger {
    static final String PROVIDER_ID = "9a1c6e2f4b7d4c0e8f35practice0001";
    static final String USER_ID = "5d0b7e91c2a84f6bb1e4practice0002";
    static final String ADMINISTRATOR_ID = "c83f2a6d90e14b57a7d2practice0003";

    private final SecureRandom random = new SecureRandom();
    private final Clock clock;
    private final String domain;
    private final Map<String, Long> generations = new HashMap<>();
    private final Map<String, String> temporarySecrets = new HashMap<>();
    private final Map<String, NamedToken> namedTokens = new HashMap<>();

    /** The subject stands as it would be inscribed, such as {@code usr-ID}; a legacy token does not say it itself */
    private record NamedToken(String secret, String subject) {}

    Ledger(Clock clock, String domain) {
        this.clock = clock;
        this.domain = domain;
    }

    /** The generation of a caller's temporary tokens; asking for the first time creates it as 1. */
    synchronized long generation(String callerId) {
        return generations.computeIfAbsent(callerId, id -> {
            temporarySecrets.put(id, freshSecret());
            return 1L;
        });
    }

    /** Makes every temporary token of the caller worthless. */
    synchronized long revoke(String callerId) {
        long next = generation(callerId) + 1;
        generations.put(callerId, next);
        temporarySecrets.put(callerId, freshSecret());
        return next;
    }

    synchronized AccessToken mintNamed(String subject, List<String> caveats) {
        String id = freshId();
        String secret = freshSecret();
        namedTokens.put(id, new NamedToken(secret, subject));
        return mint(secret, "2/nmd/" + subject + "/act/" + id, caveats);
    }

    /** A version 1 token, whose identifier says nothing of its subject. */
    synchronized AccessToken mintLegacy(String subject) {
        String id = freshId();
        String secret = freshSecret();
        namedTokens.put(id, new NamedToken(secret, subject));
        return mint(secret, id, List.of());
    }

    synchronized AccessToken mintTemporary(String subjectPrefix, String callerId, List<String> caveats) {
        long generation = generation(callerId);
        String secret = temporarySecrets.getOrDefault(callerId, "");
        return mint(secret, "2/tmp-" + generation + "/" + subjectPrefix + callerId + "/act/" + freshId(), caveats);
    }

    synchronized List<String> namedTokenIds(String subject) {
        return namedTokens.entrySet().stream()
                .filter(token -> token.getValue().subject().equals(subject))
                .map(Map.Entry::getKey)
                .toList();
    }

    private AccessToken mint(String secret, String identifier, List<String> caveats) {
        MacaroonsBuilder builder = Macaroon.builder(domain, key(secret), identifier);
        caveats.forEach(builder::addCaveat);
        try {
            return AccessToken.pasted(Base62.encode(builder.build().serialize()));
        } catch (UnusableTokenException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** How long a token has before its time caveats end it; empty without one. */
    Optional<Duration> timeLeft(String serialized) {
        try {
            return TokenReader.read(AccessToken.pasted(serialized)).legible().stream()
                    .flatMap(inscription -> inscription.caveats().stream())
                    .flatMap(caveat -> caveat instanceof Caveat.ValidUntil valid
                            ? Stream.of(Duration.between(clock.instant(), valid.until()))
                            : Stream.empty())
                    .min(Duration::compareTo);
        } catch (UnusableTokenException _) {
            return Optional.empty();
        }
    }

    /** Makes an identity token, which grants no access. */
    synchronized AccessToken mintIdentity(String subject) {
        String id = freshId();
        String secret = freshSecret();
        namedTokens.put(id, new NamedToken(secret, subject));
        return mint(secret, "2/nmd/" + subject + "/idn/" + id, List.of());
    }

    /**
     * Whose a token is, by its signature and caveats.
     *
     * @param operation what it is to be used for; empty where it is only looked at
     */
    Verdict examine(String serialized, Optional<Operation> operation) {
        return examine(serialized, operation, Expected.ACCESS);
    }

    /** Which type of token a question is about. */
    enum Expected {
        ACCESS,
        IDENTITY,
        INVITE;

        boolean isMetBy(TokenType type) {
            return switch (this) {
                case ACCESS -> type instanceof TokenType.Access;
                case IDENTITY -> type instanceof TokenType.Identity;
                case INVITE -> type instanceof TokenType.Invite;
            };
        }

        private ZoneError refusal(TokenType type) {
            return switch (this) {
                case ACCESS -> notOfType("notAnAccessToken", "Expected an access token, got another kind.", type);
                case IDENTITY -> notOfType("notAnIdentityToken", "Expected an identity token, got another kind.", type);
                case INVITE -> notOfType("notAnInviteToken", "Expected an invite token, got another kind.", type);
            };
        }
    }

    /** The same of a token of any type. */
    Verdict examine(String serialized, Optional<Operation> operation, Expected expected) {
        AccessToken token;
        try {
            token = AccessToken.pasted(serialized);
        } catch (UnusableTokenException unusable) {
            boolean tooLarge = unusable.reason() == UnusableTokenException.Reason.TOO_LARGE;
            return new Rejected(tooLarge ? tooLarge() : badToken());
        }
        Optional<Inscription> read = TokenReader.read(token).legible();
        if (read.isEmpty()) {
            return new Rejected(badToken());
        }
        Inscription inscription = read.get();
        if (!expected.isMetBy(inscription.type())) {
            return new Rejected(expected.refusal(inscription.type()));
        }
        Known known = caller(inscription);
        if (known == null) {
            return new Rejected(invalid());
        }
        if (inscription.persistence() instanceof Persistence.Temporary temporary
                && temporary.generation() < generation(known.id())) {
            return new Rejected(revoked());
        }
        if (!isGenuine(token, inscription, known)) {
            return new Rejected(invalid());
        }
        return inscription.caveats().stream()
                .filter(caveat -> !CaveatCheck.holds(caveat, clock.instant(), operation))
                .findFirst()
                .<Verdict>map(caveat -> new Rejected(CaveatCheck.refusal(caveat)))
                .orElse(known);
    }

    private synchronized @Nullable Known caller(Inscription inscription) {
        return switch (inscription.subject()) {
            case Subject.Provider provider -> new Known("oneprovider", provider.id());
            case Subject.User user -> new Known("user", user.id());
            case Subject.Undisclosed _ -> {
                NamedToken token = namedTokens.get(inscription.id());
                yield token == null ? null : new Known("user", token.subject().substring("usr-".length()));
            }
            case Subject.Nobody _, Subject.Other _ -> null;
        };
    }

    private synchronized boolean isGenuine(AccessToken token, Inscription inscription, Known known) {
        String secret;
        if (inscription.persistence() instanceof Persistence.Temporary temporary) {
            boolean current = temporary.generation() == generation(known.id());
            secret = current ? temporarySecrets.get(known.id()) : null;
        } else {
            NamedToken named = namedTokens.get(inscription.id());
            secret = named == null ? null : named.secret();
        }
        if (secret == null || !inscription.onezoneDomain().equals(domain)) {
            return false;
        }
        MacaroonsVerifier verifier =
                new MacaroonsVerifier(TokenReader.macaroon(token).orElseThrow());
        verifier.satisfyGeneral(_ -> true);
        return verifier.isValid(key(secret));
    }

    private static byte[] key(String secret) {
        return secret.getBytes(StandardCharsets.US_ASCII);
    }

    private String freshSecret() {
        return HexFormat.of().formatHex(randomBytes(32));
    }

    private String freshId() {
        return HexFormat.of().formatHex(randomBytes(16));
    }

    private byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    static boolean mayManageTokens(Known known) {
        return known.id().equals(ADMINISTRATOR_ID);
    }

    private static ZoneError badToken() {
        return new ZoneError(400, "badToken", "Provided token could not be understood by the server.");
    }

    private static ZoneError tooLarge() {
        return new ZoneError(
                400,
                "tokenTooLarge",
                "Provided token exceeds the allowed size (" + AccessToken.MAX_LENGTH + " bytes).",
                Map.of("limit", AccessToken.MAX_LENGTH));
    }

    private static ZoneError invalid() {
        return new ZoneError(400, "tokenInvalid", "Provided token is not valid.");
    }

    private static ZoneError revoked() {
        return new ZoneError(400, "tokenRevoked", "Provided token has been revoked.");
    }

    private static ZoneError notOfType(String id, String description, TokenType type) {
        Object received = switch (type) {
            case TokenType.Access _ -> Map.of("accessToken", Map.of());
            case TokenType.Identity _ -> Map.of("identityToken", Map.of());
            case TokenType.Invite _, TokenType.Other _ -> Map.of("inviteToken", Map.of());
        };
        return new ZoneError(400, id, description, Map.of("received", received));
    }
}
