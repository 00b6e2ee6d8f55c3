package io.github.tokenrevoker.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.github.nitram509.jmacaroons.Macaroon;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.onezone.Generation;
import io.github.tokenrevoker.onezone.OnezoneAddress;
import io.github.tokenrevoker.onezone.UnusableAddressException;
import io.github.tokenrevoker.onezone.UnusableTokenException;
import io.github.tokenrevoker.token.Finding.Level;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A token's inscription")
class FindingsTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);
    private static final String NAMED = "2/nmd/prv-abc/act/id1";
    private static final String REST = "interface = rest";

    private static TokenReading token(String domain, String identifier, String... caveats) {
        var builder = Macaroon.builder(domain, "key".getBytes(StandardCharsets.US_ASCII), identifier);
        for (String caveat : caveats) {
            builder.addCaveat(caveat);
        }
        return read(Base62.encode(builder.build().serialize()));
    }

    private static TokenReading read(String serialized) {
        try {
            return TokenReader.read(AccessToken.pasted(serialized));
        } catch (UnusableTokenException unusable) {
            throw new IllegalArgumentException(unusable);
        }
    }

    private static List<Finding> findings(TokenReading token, String host, Optional<String> accepted, long server) {
        try {
            Circumstances circumstances = Circumstances.at(OnezoneAddress.parse(host))
                    .accepting(accepted)
                    .knowing(Optional.of(new Generation(server)));
            return Findings.of(token, circumstances, NOW);
        } catch (UnusableAddressException unusable) {
            throw new IllegalArgumentException(unusable);
        }
    }

    private static List<Finding> findings(String identifier, String... caveats) {
        return findings(token("onezone.example.org", identifier, caveats), "onezone.example.org", Optional.empty(), 7);
    }

    @Test
    @DisplayName("of a provider's named token, confined to REST, raises nothing")
    void fine() {
        assertThat(findings(NAMED, REST)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2/nmd/usr-u/act/id1", "2/tmp-7/usr-u/act/id1", "2/nmd/nobody/act/id1", "2/nmd/usr-u/idn/id1"})
    @DisplayName("that names a user or nobody blocks")
    void notAProvider(String identifier) {
        List<Finding> found = findings(identifier, REST);
        assertThat(found.getFirst()).isInstanceOf(Finding.NotAProviders.class);
        assertThat(found.getFirst().level()).isEqualTo(Level.BLOCKS);
    }

    @Test
    @DisplayName("of version 1 leaves it to the zone whose it is")
    void legacy() {
        assertThat(findings("0123456789abcdef", REST)).containsExactly(new Finding.SubjectUndisclosed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2/nmd/prv-abc/idn/id1", "2/nmd/prv-abc/ssp:space:x/id1", "2/nmd/prv-abc/new/id1"})
    @DisplayName("that is not an access token's warns")
    void notAccess(String identifier) {
        assertThat(findings(identifier, REST)).singleElement().isInstanceOf(Finding.NotAnAccessToken.class);
    }

    @ParameterizedTest(name = "{0} at {1}: {2}")
    @CsvSource({
        "onezone.example.org, ONEZONE.example.org:8443, none",
        "onezone.example.org, oz-proxy.example.org, NearbyZone",
        "onezone.example.org, proxy.onezone.example.org, NearbyZone",
        "onezone.example.org, example.org, NearbyZone",
        "127.0.0.1, localhost:8080, none",
        "onezone.example.org, onezone.example.com, AnotherZone",
        "onezone.example.org, evil.org, AnotherZone",
        "onezone.ac.uk, evil.ac.uk, AnotherZone",
        "onezone.github.io, evil.github.io, AnotherZone",
        "zone.eu-west-1.compute.amazonaws.com, evil.eu-west-1.compute.amazonaws.com, AnotherZone",
        "onezone.gouv.fr, evil.gouv.fr, AnotherZone",
        "onezone.gouv.fr, gouv.fr, AnotherZone",
        "onezone.cnrs.fr, oz.cnrs.fr, NearbyZone",
        "onezone.agh.edu.pl, oz.agh.edu.pl, NearbyZone",
        "onezone.default.svc.cluster.local, oz.default.svc.cluster.local, NearbyZone",
        "onezone.local, evil.local, AnotherZone",
        "onezone, evil, AnotherZone",
        "onezone.test, onezone, AnotherZone",
        "onezone.example.org, onezone.example.org.evil.com, AnotherZone",
        "onezone.poland.example.org, proxy.france.example.org, AnotherZone",
        "10.0.0.1, 10.0.0.2, AnotherZone",
        "onezone.example.org, 127.0.0.1, AnotherZone",
        "'not a host', onezone.example.org, AnotherZone",
    })
    @DisplayName("binds the token to its zone:")
    void zones(String inscribed, String host, String finding) {
        List<Finding> found = findings(token(inscribed, NAMED, REST), host, Optional.empty(), 7);
        assertThat(found.isEmpty() ? "none" : found.getFirst().getClass().getSimpleName())
                .isEqualTo(finding);
    }

    @Test
    @DisplayName("of another zone warns only, once the operator has said that the host is meant for this very zone")
    void acceptedZone() {
        TokenReading token = token("onezone.example.org", NAMED, REST);
        assertThat(findings(token, "10.1.2.3", Optional.of("onezone.example.org"), 7))
                .containsExactly(new Finding.AcceptedZone("onezone.example.org", "10.1.2.3"));
        assertThat(findings(token, "10.1.2.3", Optional.of("other.example.org"), 7))
                .hasOnlyElementsOfType(Finding.AnotherZone.class);
    }

    @ParameterizedTest(name = "{0} seconds from now: {1}")
    @CsvSource({"-1, Expired", "0, Expired", "1, ExpiresSoon", "3599, ExpiresSoon", "3600, Expires", "86400, Expires"})
    @DisplayName("tells when the token expires:")
    void expiry(long seconds, String finding) {
        List<Finding> found = findings(NAMED, "time < " + (NOW.getEpochSecond() + seconds));
        assertThat(found)
                .singleElement()
                .extracting(one -> one.getClass().getSimpleName())
                .isEqualTo(finding);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "interface = graphsync",
                "interface = oneclient",
                "service = opw-abc",
                "service = ozp-onezone|opw-*",
                "consumer = prv-abc",
                "data.readonly",
                "data.path = L2E=",
                "data.objectid = 00",
                "authorization = none",
            })
    @DisplayName("with a caveat that cannot hold for our call warns")
    void forbidding(String caveat) {
        assertThat(findings(NAMED, caveat)).singleElement().isInstanceOf(Finding.CaveatForbids.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"service = ozw-onezone", "service = opw-abc|ozw-*", REST, "api = all/all/*.*.*:*"})
    @DisplayName("with a caveat that allows our call raises nothing")
    void allowing(String caveat) {
        assertThat(findings(NAMED, caveat)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ip = 10.0.0.0/8",
                "asn = 322|323",
                "geo.country = PL",
                "geo.country != PL|FR",
                "geo.region != Asia"
            })
    @DisplayName("with a caveat on where a call comes from leaves it to the server")
    void origin(String caveat) {
        assertThat(findings(NAMED, caveat)).singleElement().isInstanceOf(Finding.OnlyServerCanJudge.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"moon = full", "time < soon", "ip != 10.0.0.0/8", "authorization = some", "data.", "x"})
    @DisplayName("with an unknown caveat warns, and shows it as it is")
    void unknown(String caveat) {
        assertThat(findings(NAMED, caveat)).containsExactly(new Finding.UnknownCaveat(new Caveat.Unknown(caveat)));
    }

    @Test
    @DisplayName("that allows exactly the job's operations raises nothing")
    void exactOperations() {
        String api = "api = " + JobOperation.REVOKE.written("abc") + "|" + JobOperation.READ_GENERATION.written("abc")
                + "|" + JobOperation.READ_PROVIDER.written("abc");
        assertThat(api)
                .contains("ozw/delete/token.null.provider_temporary_tokens,abc:private")
                .contains("ozw/get/temporary_token_secret.abc.provider:shared")
                .contains("ozw/get/provider.abc.instance:protected");
        assertThat(findings(NAMED, api)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "'ozw/delete/token.null.provider_temporary_tokens,abc:private', REVOKE",
        "'ozw/delete/token.*.provider_temporary_tokens,*:*', REVOKE",
        "'all/delete/*.*.*:*', REVOKE",
        "'ozw/get/*.abc.*:*', READ_GENERATION READ_PROVIDER",
        "'ozw/get/temporary_token_secret.abc.provider:shared', READ_GENERATION",
        "'ozw/get/temporary_token_secret.xyz.provider:shared', ''",
        "'ozw/delete/token.null.provider_temporary_tokens,xyz:private', ''",
        "'ozw/create/*.*.*:*', ''",
        "'opw/all/*.*.*:*', ''",
        "'ozw/get/temporary_token_secret.abc.details:shared', ''",
        "'ozw/delete/token.abc.provider_temporary_tokens,abc:private', ''",
        "'ozw/delete/token.null.provider_named_tokens,abc:private', ''",
        "'ozw/delete/token.null.provider_temporary_tokens:private', ''",
        "'ozw/delete/token.null.*,abc:private', REVOKE",
        "'ozw/delete/token.null.*:private', REVOKE",
        "'nonsense', ''",
    })
    @DisplayName("allows each operation by itself:")
    void operations(String written, String allowed) {
        List<String> forbidden = findings(NAMED, "api = " + written).stream()
                .map(finding ->
                        ((Finding.OperationNotAllowed) finding).operation().name())
                .toList();
        for (JobOperation operation : JobOperation.values()) {
            assertThat(forbidden.contains(operation.name()))
                    .as(operation.name())
                    .isEqualTo(!allowed.contains(operation.name()));
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "'ozw/get/provider.anyone.instance:protected', true",
        "'ozw/get/provider.*.instance:protected', true",
        "'ozw/get/provider.null.instance:protected', false",
    })
    @DisplayName("that does not say whose it is allows what it allows to some provider:")
    void operationsOfSomeProvider(String written, boolean allowed) {
        assertThat(findings("0123456789abcdef", "api = " + written)
                        .contains(new Finding.OperationNotAllowed(JobOperation.READ_PROVIDER)))
                .isEqualTo(!allowed);
    }

    @Test
    @DisplayName("allows an operation only if every api caveat does")
    void everyCaveat() {
        assertThat(findings(NAMED, "api = all/all/*.*.*:*", "api = ozw/get/*.*.*:*"))
                .containsExactly(new Finding.OperationNotAllowed(JobOperation.REVOKE));
    }

    @Test
    @DisplayName("of a temporary token says that it dies with the others, and whether it is dead already")
    void temporary() {
        assertThat(findings("2/tmp-7/prv-abc/act/id1", REST)).containsExactly(new Finding.DiesItself(7));
        assertThat(findings("2/tmp-6/prv-abc/act/id1", REST)).contains(new Finding.AlreadyRevoked(6, 7));
        assertThat(findings("2/tmp-8/prv-abc/act/id1", REST)).contains(new Finding.FromTheFuture(8, 7));
    }

    @Test
    @DisplayName("lists what weighs most first")
    void heaviestFirst() {
        assertThat(findings(
                        token("evil.org", "0123456789abcdef", "ip = 10.0.0.0/8", "moon = full"),
                        "onezone.example.org",
                        Optional.empty(),
                        7))
                .containsExactly(
                        new Finding.AnotherZone("evil.org", "onezone.example.org"),
                        new Finding.UnknownCaveat(new Caveat.Unknown("moon = full")),
                        new Finding.SubjectUndisclosed(),
                        new Finding.OnlyServerCanJudge(
                                new Caveat.Origin("ip = 10.0.0.0/8", "ip", false, List.of("10.0.0.0/8"))));
    }

    @Test
    @DisplayName("keeps the token from being sent only by what blocks, whatever the time is")
    void obstacles() throws UnusableAddressException {
        Circumstances here = Circumstances.at(OnezoneAddress.parse("onezone.example.org"));
        TokenReading expired = token("onezone.example.org", NAMED, "time < 1", "moon = full");
        assertThat(Findings.obstacle(expired, here)).isEmpty();
        assertThat(Findings.obstacle(token("onezone.example.org", "2/nmd/usr-u/act/id1", REST), here))
                .contains(new Finding.NotAProviders(new Subject.User("u")));
        assertThat(Findings.obstacle(token("evil.org", NAMED, REST), here))
                .contains(new Finding.AnotherZone("evil.org", "onezone.example.org"));
    }

    static Stream<Arguments> levels() {
        Caveat.Unknown caveat = new Caveat.Unknown("moon = full");
        return Stream.of(
                arguments(Level.BLOCKS, new Finding.NotAProviders(new Subject.Nobody())),
                arguments(Level.BLOCKS, new Finding.AnotherZone("a", "b")),
                arguments(Level.WARNS, new Finding.NearbyZone("a", "b")),
                arguments(Level.WARNS, new Finding.AcceptedZone("a", "b")),
                arguments(Level.WARNS, new Finding.NotAnAccessToken(new TokenType.Identity())),
                arguments(Level.WARNS, new Finding.NotLegible(TokenReading.Reason.CUT_OFF)),
                arguments(Level.WARNS, new Finding.BytesAfterSignature()),
                arguments(Level.WARNS, new Finding.ServiceMarkNotTaken("ozw")),
                arguments(Level.WARNS, new Finding.Expired(NOW)),
                arguments(Level.WARNS, new Finding.ExpiresSoon(NOW)),
                arguments(Level.WARNS, new Finding.CaveatForbids(caveat)),
                arguments(Level.WARNS, new Finding.OperationNotAllowed(JobOperation.REVOKE)),
                arguments(Level.WARNS, new Finding.UnknownCaveat(caveat)),
                arguments(Level.WARNS, new Finding.DiesItself(1)),
                arguments(Level.WARNS, new Finding.Died()),
                arguments(Level.WARNS, new Finding.AlreadyRevoked(1, 2)),
                arguments(Level.WARNS, new Finding.FromTheFuture(2, 1)),
                arguments(Level.INFORMS, new Finding.SubjectUndisclosed()),
                arguments(Level.INFORMS, new Finding.Expires(NOW)),
                arguments(Level.INFORMS, new Finding.OnlyServerCanJudge(caveat)),
                arguments(Level.INFORMS, new Finding.Unconfined()));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("levels")
    @DisplayName("weighs each finding:")
    void weighs(Level level, Finding finding) {
        assertThat(finding.level()).isEqualTo(level);
    }

    @Test
    @DisplayName("without caveats is absolute power")
    void unconfined() {
        assertThat(findings(NAMED)).containsExactly(new Finding.Unconfined());
    }

    @Test
    @DisplayName("behind a mark that a Onezone does not take warns")
    void marks() {
        String serialized =
                Base62.encode(Macaroon.builder("onezone.example.org", "k".getBytes(StandardCharsets.US_ASCII), NAMED)
                        .addCaveat(REST)
                        .build()
                        .serialize());
        assertThat(findings(read("ozw-" + serialized), "onezone.example.org", Optional.empty(), 7))
                .containsExactly(new Finding.ServiceMarkNotTaken("ozw"));
        assertThat(findings(read("opp-" + serialized), "onezone.example.org", Optional.empty(), 7))
                .isEmpty();
    }
}
