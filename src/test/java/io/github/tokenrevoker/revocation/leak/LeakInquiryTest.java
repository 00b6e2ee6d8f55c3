package io.github.tokenrevoker.revocation.leak;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.nitram509.jmacaroons.Macaroon;
import com.sun.net.httpserver.HttpServer;
import io.github.tokenrevoker.connection.Timeouts;
import io.github.tokenrevoker.onezone.Access;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.onezone.Generation;
import io.github.tokenrevoker.onezone.OnezoneAddress;
import io.github.tokenrevoker.onezone.OnezoneClient;
import io.github.tokenrevoker.onezone.RawServer;
import io.github.tokenrevoker.onezone.TestAuthority;
import io.github.tokenrevoker.practice.PracticeToken;
import io.github.tokenrevoker.practice.PracticeZone;
import io.github.tokenrevoker.profile.Environment;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.revocation.bulk.Limits;
import io.github.tokenrevoker.revocation.check.MonotonicTime;
import io.github.tokenrevoker.revocation.check.StopSign;
import io.github.tokenrevoker.token.Base62;
import io.github.tokenrevoker.token.Subject;
import io.github.tokenrevoker.token.TokenReader;
import io.github.tokenrevoker.token.find.FoundTokens;
import io.github.tokenrevoker.token.find.SearchWatch;
import io.github.tokenrevoker.token.find.TokenFinder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Asking whether a leaked token works")
class LeakInquiryTest {
    private static final Timeouts SHORT = new Timeouts(Duration.ofSeconds(2), Duration.ofSeconds(2));

    private final OnezoneClient onezone = new OnezoneClient(Clock.systemUTC(), SHORT, "test");
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Duration> pauses = Collections.synchronizedList(new ArrayList<>());
    private final LeakInquiry inquiry = new LeakInquiry(
            onezone,
            Clock.systemUTC(),
            new MonotonicTime() {
                @Override
                public long nanos() {
                    return System.nanoTime();
                }

                @Override
                public void pause(Duration pause) {
                    pauses.add(pause);
                }
            },
            threads);

    @SuppressWarnings("NullAway.Init")
    private PracticeZone zone;

    @BeforeEach
    void open() throws IOException {
        zone = PracticeZone.start(Clock.systemUTC());
    }

    @AfterEach
    void close() {
        zone.close();
        onezone.close();
        threads.shutdownNow();
    }

    private static KnownProfile profile(OnezoneAddress address, AccessToken own) {
        Optional<String> provider = TokenReader.read(own)
                .legible()
                .flatMap(token ->
                        token.subject() instanceof Subject.Provider known ? Optional.of(known.id()) : Optional.empty());
        Profile profile = new Profile(UUID.randomUUID(), "Krakow", address, Environment.TEST, "");
        return new KnownProfile(profile, provider, Optional.of("Practice Provider"));
    }

    private KnownProfile profile() {
        return profile(zone.address(), zone.token(PracticeToken.PROVIDER_NAMED));
    }

    private static FoundTokens found(String text) {
        TokenFinder finder = new TokenFinder(SearchWatch.NONE);
        finder.read("log", text);
        return finder.found();
    }

    private static LeakedToken leaked(AccessToken token, KnownProfile... known) {
        return LeakedToken.of(found(token.reveal()), List.of(known), Set.of(), Instant.now())
                .getFirst();
    }

    private LeakAnswer ask(LeakedToken token) {
        return inquiry.ask(new LeakQuestion(token), new StopSign());
    }

    @ParameterizedTest
    @CsvSource({
        "PROVIDER_NAMED, works",
        "PROVIDER_TEMPORARY, works",
        "PROVIDER_EXPIRING, works",
        "PROVIDER_EXPIRED, expired",
        "PROVIDER_IDENTITY, works",
        "USER, works",
        "ADMINISTRATOR_LEGACY, works",
        "REVOKED, revoked"
    })
    @DisplayName("is answered by its own zone, whatever kind it is")
    void answers(PracticeToken kind, String word) {
        assertThat(ask(leaked(zone.token(kind), profile())).word()).isEqualTo(word);
    }

    @Test
    @DisplayName("tells for how much longer it works")
    void timeLeft() {
        LeakAnswer answer = ask(leaked(zone.token(PracticeToken.PROVIDER_EXPIRING), profile()));

        assertThat(answer)
                .isInstanceOfSatisfying(
                        LeakAnswer.Works.class,
                        works -> assertThat(works.timeLeft())
                                .hasValueSatisfying(
                                        left -> assertThat(left.toMinutes()).isBetween(20L, 25L)));
    }

    @Test
    @DisplayName("finds every token of the practice leak, and what ends each of them")
    void practiceLeak() {
        List<LeakedToken> leaked = LeakedToken.of(found(zone.leakedLog()), List.of(profile()), Set.of(), Instant.now());

        assertThat(leaked)
                .extracting(one -> one.ending().getClass().getSimpleName())
                .containsExactly("ByProfile", "ByTokenId", "ByUser", "Expired");
        assertThat(leaked).extracting(one -> ask(one).word()).containsExactly("works", "works", "works", "expired");
        zone.revokeBySomebodyElse();
        assertThat(leaked).extracting(one -> ask(one).word()).containsExactly("revoked", "works", "works", "expired");
    }

    @Test
    @DisplayName("takes an older generation for certain without sending the token")
    void olderGeneration() {
        AccessToken own = zone.token(PracticeToken.PROVIDER_NAMED);
        KnownProfile known = profile(zone.address(), own);
        LeakedToken token = leaked(zone.token(PracticeToken.REVOKED), known);

        LeakAnswer answer =
                inquiry.ask(new LeakQuestion(token, Optional.of(new Access(zone.address(), own))), new StopSign());

        assertThat(answer).isInstanceOfSatisfying(LeakAnswer.RevokedByGeneration.class, revoked -> {
            assertThat(revoked.own()).isEqualTo(1);
            assertThat(revoked.inForce()).isEqualTo(new Generation(2));
        });
    }

    @Test
    @DisplayName("asks the zone about a token of the generation in force")
    void sameGeneration() {
        AccessToken own = zone.token(PracticeToken.PROVIDER_NAMED);
        LeakedToken token = leaked(zone.token(PracticeToken.PROVIDER_TEMPORARY), profile(zone.address(), own));

        LeakAnswer answer =
                inquiry.ask(new LeakQuestion(token, Optional.of(new Access(zone.address(), own))), new StopSign());

        assertThat(answer).isInstanceOf(LeakAnswer.Works.class);
    }

    @Test
    @DisplayName("does not go by the generation of another provider")
    void anotherProvider() throws IOException {
        try (Zone other = new Zone(Map.of(
                "/provider", "200 {\"providerId\":\"other\",\"name\":\"Other\"}",
                "/provider/tokens/temporary", "200 {\"generation\":9}",
                "/tokens/verify_access_token",
                        "200 {\"subject\":{\"type\":\"oneprovider\",\"id\":\"x\"},\"ttl\":null}"))) {
            AccessToken own = zone.token(PracticeToken.PROVIDER_NAMED);
            LeakedToken token = leaked(zone.token(PracticeToken.PROVIDER_TEMPORARY), profile(other.address(), own));

            LeakAnswer answer =
                    inquiry.ask(new LeakQuestion(token, Optional.of(new Access(other.address(), own))), new StopSign());

            assertThat(answer).isInstanceOf(LeakAnswer.Works.class);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            400 {"error":{"id":"tokenRevoked","description":""}}; revoked; ENDED
            400 {"error":{"id":"tokenInvalid","description":""}}; deleted_or_not_genuine; ENDED
            400 {"error":{"id":"tokenSubjectInvalid","description":""}}; owner_gone; ENDED
            400 {"error":{"id":"tokenSessionInvalid","description":""}}; owner_gone; ENDED
            400 {"error":{"id":"userBlocked","description":""}}; owner_blocked; WORKS
            400 {"error":{"id":"tokenCaveatUnverified","description":"","details":{"caveat":{"type":"time","validUntil":1}}}}; expired; ENDED
            400 {"error":{"id":"tokenCaveatUnverified","description":"","details":{"caveat":{"type":"ip","whitelist":["10.0.0.1/32"]}}}}; works_elsewhere; WORKS
            400 {"error":{"id":"tokenCaveatUnverified","description":"","details":{"caveat":{"type":"data.readonly"}}}}; works_elsewhere; WORKS
            400 {"error":{"id":"tokenCaveatUnverified","description":""}}; works_elsewhere; WORKS
            400 {"error":{"id":"tokenServiceForbidden","description":"","details":{"service":{"type":"opw","id":"x"}}}}; works_elsewhere; WORKS
            400 {"error":{"id":"tokenCaveatUnknown","description":"","details":{"caveat":"moon = full"}}}; not_known; NOT_KNOWN
            400 {"error":{"id":"badValueToken","description":"","details":{"key":"token","tokenError":{"id":"badToken","description":""}}}}; not_known; NOT_KNOWN
            401 {"error":{"id":"tokenRevoked","description":""}}; not_known; NOT_KNOWN
            403 {"error":{"id":"forbidden","description":""}}; not_known; NOT_KNOWN
            404 {"error":{"id":"notFound","description":""}}; not_known; NOT_KNOWN
            500 {"error":{"id":"tokenRevoked","description":""}}; not_known; NOT_KNOWN
            200 {"revoked":true}; not_known; NOT_KNOWN
            400 <html>tokenRevoked</html>; not_known; NOT_KNOWN
            """)
    @DisplayName("says that it is invalid only where the zone says so of the token itself")
    void truth(String reply, String word, LeakAnswer.Standing standing) throws IOException {
        try (Zone scripted = new Zone(Map.of("/tokens/verify_access_token", reply))) {
            AccessToken token = zone.token(PracticeToken.PROVIDER_TEMPORARY);

            LeakAnswer answer = ask(leaked(token, profile(scripted.address(), token)));

            assertThat(answer.word()).isEqualTo(word);
            assertThat(answer.standing()).isEqualTo(standing);
        }
    }

    @Test
    @DisplayName("finds a token that is confined to data revoked after the act, though its caveats never hold here")
    void confined() throws IOException {
        AccessToken data = confinedTo("data.readonly");
        AccessToken elsewhere = confinedTo("ip = 203.0.113.7/32");
        List<LeakedToken> leaked = List.of(leaked(data, profile()), leaked(elsewhere, profile()));

        assertThat(leaked).extracting(one -> ask(one).word()).containsOnly("works_elsewhere");
        zone.revokeBySomebodyElse();
        assertThat(leaked).extracting(one -> ask(one).word()).containsOnly("revoked");
    }

    private AccessToken confinedTo(String caveat) {
        var macaroon = TokenReader.macaroon(zone.token(PracticeToken.PROVIDER_TEMPORARY))
                .orElseThrow();
        String serialized = Macaroon.builder(macaroon).addCaveat(caveat).build().serialize();
        return found(Base62.encode(serialized)).tokens().getFirst().token();
    }

    @Test
    @DisplayName("sends a token of an unknown zone nowhere before its host is allowed")
    void unknownHost() {
        String serialized = token("zone.example.org");

        LeakedToken token = leaked(found(serialized).tokens().getFirst().token(), profile());

        assertThat(token.place()).isInstanceOf(AskingPlace.NotAllowed.class);
        assertThat(ask(token))
                .isInstanceOfSatisfying(
                        LeakAnswer.NotKnown.class,
                        not -> assertThat(not.why())
                                .isEqualTo(new LeakAnswer.Obstacle.HostNotAllowed(
                                        new OnezoneAddress("https", "zone.example.org", 443))));
    }

    @ParameterizedTest
    @CsvSource({
        "zone.example.org, Allowed",
        "http://127.0.0.1:80, Nowhere",
        "zone.example.org/x, Nowhere",
        "' ', Nowhere"
    })
    @DisplayName(
            "goes to the domain that is inscribed, once it is allowed, and to nothing else that could be inscribed")
    void inscribedHost(String inscribed, String place) {
        assertThat(AskingPlace.of(inscribed, List.of(), Set.of(new OnezoneAddress("https", "zone.example.org", 443)))
                        .getClass()
                        .getSimpleName())
                .isEqualTo(place);
    }

    private static String token(String domain) {
        return Base62.encode(Macaroon.builder(domain, "k".getBytes(StandardCharsets.US_ASCII), "2/tmp-1/prv-a/act/id")
                .build()
                .serialize());
    }

    @Test
    @DisplayName("leaves a crowded zone alone for as long as it wants, and then asks again")
    void crowded() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        try (Zone crowded = new Zone(Map.of()) {
            @Override
            String reply() {
                return asked.incrementAndGet() < 8
                        ? "429 {}"
                        : "400 {\"error\":{\"id\":\"tokenRevoked\",\"description\":\"\"}}";
            }
        }) {
            AccessToken token = zone.token(PracticeToken.PROVIDER_TEMPORARY);

            LeakAnswer answer = ask(leaked(token, profile(crowded.address(), token)));

            assertThat(answer).isInstanceOf(LeakAnswer.Revoked.class);
            assertThat(pauses)
                    .isNotEmpty()
                    .allSatisfy(pause -> assertThat(pause).isPositive());
        }
    }

    @Test
    @DisplayName("gives up on a zone that stays crowded")
    void alwaysCrowded() throws IOException {
        try (Zone crowded = new Zone(Map.of("/tokens/verify_access_token", "429 {}"))) {
            AccessToken token = zone.token(PracticeToken.PROVIDER_TEMPORARY);

            assertThat(ask(leaked(token, profile(crowded.address(), token))).standing())
                    .isEqualTo(LeakAnswer.Standing.NOT_KNOWN);
        }
    }

    @Test
    @DisplayName("is not known where no zone answers")
    void noAnswer() {
        LeakedToken token = leaked(zone.token(PracticeToken.PROVIDER_TEMPORARY), profile());
        zone.close();

        assertThat(ask(token).standing()).isEqualTo(LeakAnswer.Standing.NOT_KNOWN);
    }

    @Test
    @DisplayName("sends nothing to a server whose certificate is not trusted")
    void untrusted() throws IOException, GeneralSecurityException {
        try (RawServer server = TestAuthority.server(new TestAuthority().good(), "")) {
            AccessToken token = zone.token(PracticeToken.PROVIDER_TEMPORARY);

            assertThat(ask(leaked(token, profile(server.address(), token))).standing())
                    .isEqualTo(LeakAnswer.Standing.NOT_KNOWN);
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    @DisplayName("asks about many side by side, and answers each once")
    void many() {
        List<LeakQuestion> questions = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            questions.add(new LeakQuestion(leaked(zone.token(PracticeToken.PROVIDER_TEMPORARY), profile())));
        }
        Map<LeakQuestion, LeakAnswer> answers = new ConcurrentHashMap<>();

        inquiry.ask(
                questions,
                new Limits(4, 8),
                new StopSign(),
                (question, answer) -> assertThat(answers.put(question, answer)).isNull());

        assertThat(answers).hasSize(20);
        assertThat(answers.values()).allMatch(LeakAnswer.Works.class::isInstance);
    }

    @Test
    @DisplayName("asks nobody any more after a stop")
    void stopped() {
        StopSign stop = new StopSign();
        stop.raise();
        Map<LeakQuestion, LeakAnswer> answers = new HashMap<>();
        LeakQuestion question = new LeakQuestion(leaked(zone.token(PracticeToken.PROVIDER_TEMPORARY), profile()));

        inquiry.ask(List.of(question), new Limits(1, 1), stop, answers::put);

        assertThat(answers.get(question))
                .isInstanceOfSatisfying(
                        LeakAnswer.NotKnown.class,
                        not -> assertThat(not.why()).isInstanceOf(LeakAnswer.Obstacle.Stopped.class));
    }

    /** A zone on loopback that answers by path: a status, a blank, a body. */
    private static class Zone implements AutoCloseable {
        private final HttpServer server;

        Zone(Map<String, String> replies) throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                String path = exchange.getRequestURI().getPath().replace("/api/v3/onezone", "");
                exchange.getRequestBody().readAllBytes();
                String reply = replies.getOrDefault(path, reply());
                byte[] body = reply.substring(4).getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(Integer.parseInt(reply.substring(0, 3)), body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
        }

        String reply() {
            return "404 {}";
        }

        OnezoneAddress address() {
            return new OnezoneAddress("http", "127.0.0.1", server.getAddress().getPort());
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
