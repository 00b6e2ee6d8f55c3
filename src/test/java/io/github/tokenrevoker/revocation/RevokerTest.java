package io.github.tokenrevoker.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.awaitility.Awaitility.await;

import com.github.nitram509.jmacaroons.Macaroon;
import io.github.tokenrevoker.connection.Timeouts;
import io.github.tokenrevoker.connection.TransportFault;
import io.github.tokenrevoker.journal.Journal;
import io.github.tokenrevoker.journal.JournalLine.Kind;
import io.github.tokenrevoker.onezone.Access;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.onezone.Generation;
import io.github.tokenrevoker.onezone.OnezoneClient;
import io.github.tokenrevoker.onezone.RawServer;
import io.github.tokenrevoker.onezone.UnusableTokenException;
import io.github.tokenrevoker.profile.Environment;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.revocation.Outcome.Claim;
import io.github.tokenrevoker.revocation.Outcome.LastLook;
import io.github.tokenrevoker.revocation.Outcome.NoProof;
import io.github.tokenrevoker.revocation.Outcome.NotRevoked;
import io.github.tokenrevoker.revocation.Outcome.NotSent;
import io.github.tokenrevoker.revocation.Outcome.Refused;
import io.github.tokenrevoker.revocation.Outcome.Revoked;
import io.github.tokenrevoker.revocation.Outcome.RevokedUnproved;
import io.github.tokenrevoker.revocation.Outcome.Unknown;
import io.github.tokenrevoker.revocation.check.Preflight;
import io.github.tokenrevoker.revocation.check.StopSign;
import io.github.tokenrevoker.revocation.check.TestTime;
import io.github.tokenrevoker.token.Base62;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A confirmed revocation")
class RevokerTest {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final Duration EVER = Duration.ofDays(1);
    private static final String NAMED = "2/nmd/prv-abc/act/id1";
    private static final String TEMPORARY = "2/tmp-3/prv-abc/act/id1";
    private static final String LEGACY = "0123456789abcdef";

    private final OnezoneClient client = new OnezoneClient(
            CLOCK, new Timeouts(Duration.ofSeconds(30), Duration.ofSeconds(30)), "token-revoker/test");
    private final TestTime time = new TestTime();
    private final Preflight preflight = new Preflight(client, CLOCK, Executors.newVirtualThreadPerTaskExecutor());
    private Settlement settlement = new Settlement(client, time, EVER);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private ScriptedZone zone;

    @SuppressWarnings("NullAway.Init")
    private Journal journal;

    @SuppressWarnings("NullAway.Init")
    private Recorder recorder;

    @BeforeEach
    void open() throws IOException {
        zone = new ScriptedZone();
        journal = new Journal(folder.resolve("journal"), CLOCK);
        recorder = new Recorder(journal, "test");
    }

    @AfterEach
    void close() throws IOException {
        zone.close();
        client.close();
        journal.close();
    }

    private Access access(String identifier) {
        byte[] key = "any".getBytes(StandardCharsets.US_ASCII);
        Macaroon macaroon = Macaroon.builder("127.0.0.1", key, identifier).build();
        try {
            return new Access(zone.address(), AccessToken.pasted(Base62.encode(macaroon.serialize())));
        } catch (UnusableTokenException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Revocation prepared(String identifier) {
        Access access = access(identifier);
        Profile profile = new Profile(UUID.randomUUID(), "Test", access.address(), Environment.TEST, "");
        return Revocation.of(profile, access, preflight.check(access, Optional.empty()), false);
    }

    private Object revokeWithCanary() {
        Access access = access(NAMED);
        Profile profile = new Profile(UUID.randomUUID(), "Test", access.address(), Environment.TEST, "");
        return revoke(Revocation.of(profile, access, preflight.check(access, Optional.empty()), true));
    }

    /** The outcome, or what else came of it. */
    private Object revoke(Revocation revocation) {
        RevocationResult result = new Revoker(client, settlement, recorder, CLOCK)
                .revoke(
                        ConfirmedRevocation.confirm(revocation, "", "incident 7")
                                .orElseThrow(),
                        _ -> {},
                        new StopSign());
        return result instanceof RevocationResult.Concluded concluded ? concluded.outcome() : result;
    }

    private Object revoke(String identifier) {
        return revoke(prepared(identifier));
    }

    @Test
    @DisplayName("is proved by the generation that grew")
    void proved() {
        assertThat(revoke(NAMED)).asInstanceOf(type(Revoked.class)).satisfies(revoked -> {
            assertThat(revoked.proof()).isEqualTo(new Proof.GenerationGrew(new Generation(3), new Generation(4)));
            assertThat(revoked.answerLost()).isFalse();
            assertThat(revoked.namedTokens()).isEqualTo(OptionalInt.of(2));
        });
    }

    @Test
    @DisplayName("is proved by its own temporary token being refused as revoked")
    void ownTokenDead() {
        zone.generationAnswerAfterDelete = ScriptedZone.error("401 Unauthorized", """
                {"id":"unauthorized","description":"x","details":
                {"authError":{"id":"tokenRevoked","description":"y"}}}""");
        assertThat(revoke(TEMPORARY))
                .asInstanceOf(type(Revoked.class))
                .extracting(Revoked::proof)
                .isEqualTo(new Proof.OwnTokenRevoked());
    }

    @Test
    @DisplayName("is not proved by a named token being refused, which other acts cause too")
    void namedTokenRefused() {
        zone.generationAnswerAfterDelete = ScriptedZone.error("401 Unauthorized", """
                {"id":"unauthorized","description":"x","details":
                {"authError":{"id":"tokenRevoked","description":"y"}}}""");
        assertThat(revoke(NAMED))
                .asInstanceOf(type(RevokedUnproved.class))
                .extracting(RevokedUnproved::reason)
                .isEqualTo(NoProof.GENERATION_AFTER_UNKNOWN);
    }

    @Test
    @DisplayName("is an alarm when the server says yes and the generation stays")
    void alarm() {
        zone.deleteTakesEffect = false;
        assertThat(revoke(NAMED))
                .asInstanceOf(type(NotRevoked.class))
                .extracting(NotRevoked::claim)
                .isEqualTo(Claim.SAID_YES);
    }

    @Test
    @DisplayName("is by the server's word only when the generation before could not be read")
    void noGenerationBefore() {
        zone.generationAnswer = ScriptedZone.error("500 No", "{\"id\":\"internalServerError\",\"description\":\"\"}");
        assertThat(revoke(NAMED))
                .asInstanceOf(type(RevokedUnproved.class))
                .extracting(RevokedUnproved::reason)
                .isEqualTo(NoProof.GENERATION_BEFORE_UNKNOWN);
    }

    @Test
    @DisplayName("is by the server's word only when the zone would not say who the caller is")
    void callerRefused() {
        zone.provider = ScriptedZone.error("403 Forbidden", "{\"id\":\"forbidden\",\"description\":\"\"}");
        assertThat(revoke(LEGACY))
                .asInstanceOf(type(RevokedUnproved.class))
                .extracting(RevokedUnproved::reason)
                .isEqualTo(NoProof.CALLER_NOT_ESTABLISHED);
    }

    @Test
    @DisplayName("is by the server's word only when the zone names another provider than the token")
    void anotherProvider() {
        zone.provider = ScriptedZone.ok("{\"providerId\":\"xyz\",\"name\":\"Other\"}");
        assertThat(revoke(NAMED)).isInstanceOf(RevokedUnproved.class);
    }

    @Test
    @DisplayName("with a token that does not say whose it is, is proved when the zone names a provider")
    void legacyProvider() {
        assertThat(revoke(LEGACY)).isInstanceOf(Revoked.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2/nmd/usr-u1/act/id1", "2/nmd/nobody/act/id1", "2/tmp-1/usr-u1/act/id1"})
    @DisplayName("never comes to be with a token that is not a provider's, which is not even sent to ask")
    void notAProvider(String identifier) {
        Revocation revocation = prepared(identifier);
        assertThat(ConfirmedRevocation.confirm(revocation, "", "")).isEmpty();
        assertThat(zone.requests()).isZero();
    }

    @Test
    @DisplayName("is asked about again, and not sent, when somebody revoked since the check")
    void moved() {
        Revocation revocation = prepared(NAMED);
        zone.generation = 4;
        assertThat(revoke(revocation))
                .asInstanceOf(type(RevocationResult.GenerationMoved.class))
                .satisfies(moved -> {
                    assertThat(moved.again().movedFrom()).contains(new Generation(3));
                    assertThat(moved.again().report().generation()).contains(new Generation(4));
                });
        assertThat(zone.deletes()).isZero();
    }

    @Test
    @DisplayName("sends one DELETE, and its confirmation is used up by it")
    void once() {
        ConfirmedRevocation confirmed =
                ConfirmedRevocation.confirm(prepared(NAMED), "", "").orElseThrow();
        Revoker revoker = new Revoker(client, settlement, recorder, CLOCK);
        revoker.revoke(confirmed, _ -> {}, new StopSign());
        assertThatThrownBy(() -> revoker.revoke(confirmed, _ -> {}, new StopSign()))
                .isInstanceOf(IllegalStateException.class);
        assertThat(zone.deletes()).isEqualTo(1);
    }

    @Test
    @DisplayName("whose answer was lost is settled by the generation that grew")
    void lostButDone() {
        zone.delete = ScriptedZone.CUT;
        assertThat(revoke(NAMED))
                .asInstanceOf(type(Revoked.class))
                .extracting(Revoked::answerLost)
                .isEqualTo(true);
        assertThat(zone.deletes()).isEqualTo(1);
    }

    @Test
    @DisplayName("whose answer was lost tells when more than one revocation took effect")
    void lostAndOthers() {
        Revocation revocation = prepared(NAMED);
        zone.delete = ScriptedZone.CUT;
        zone.generationAnswerAfterDelete = ScriptedZone.ok("{\"generation\":6}");
        assertThat(revoke(revocation))
                .asInstanceOf(type(Revoked.class))
                .satisfies(revoked -> assertThat(revoked.proof())
                        .isInstanceOfSatisfying(
                                Proof.GenerationGrew.class,
                                grew -> assertThat(grew.growth()).isEqualTo(3)));
    }

    @Test
    @DisplayName("whose answer was lost stays unknown while the request may be under way, and is then not revoked")
    void lostAndNotDone() {
        zone.delete = ScriptedZone.CUT;
        zone.deleteTakesEffect = false;
        Object result = revoke(NAMED);
        assertThat(result)
                .asInstanceOf(type(Unknown.class))
                .extracting(Unknown::lastLook)
                .isEqualTo(LastLook.NOT_SEEN_YET);
        settlement = new Settlement(client, time, Duration.ZERO);
        assertThat(settlement.lookAgain((Unknown) result))
                .asInstanceOf(type(NotRevoked.class))
                .extracting(NotRevoked::claim)
                .isEqualTo(Claim.ANSWER_LOST);
        assertThat(zone.deletes()).isEqualTo(1);
    }

    @Test
    @DisplayName("whose answer was lost stays unknown while the generation cannot be read")
    void lostAndUnreachable() {
        zone.delete = ScriptedZone.CUT;
        zone.generationAnswerAfterDelete = RawServer.http("502 Bad Gateway", "text/html", "<html>");
        Object result = revoke(NAMED);
        assertThat(result)
                .asInstanceOf(type(Unknown.class))
                .extracting(Unknown::lastLook)
                .isEqualTo(LastLook.UNREACHABLE);
        zone.generationAnswerAfterDelete = "";
        assertThat(settlement.lookAgain((Unknown) result)).isInstanceOf(Revoked.class);
    }

    @Test
    @DisplayName("whose answer was lost proves nothing when the generation before is not known")
    void lostWithoutBefore() {
        zone.generationAnswer = RawServer.http("502 Bad Gateway", "text/html", "<html>");
        zone.delete = ScriptedZone.CUT;
        assertThat(revoke(NAMED))
                .asInstanceOf(type(Unknown.class))
                .extracting(Unknown::lastLook)
                .isEqualTo(LastLook.NOTHING_TO_COMPARE);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 206})
    @DisplayName("answered neither yes nor no is settled by the generation")
    void oddAnswer(int status) {
        zone.delete = RawServer.http(status + " Fine", "text/html", "<html>");
        assertThat(revoke(NAMED)).isInstanceOf(Revoked.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"400 Bad Request", "401 Unauthorized", "403 Forbidden", "404 Not Found"})
    @DisplayName("that is rejected before anything was done tells the status, and looks once at the generation")
    void refused(String status) {
        zone.delete = ScriptedZone.error(status, "{\"id\":\"someError\",\"description\":\"words\"}");
        zone.deleteTakesEffect = false;
        Revocation revocation = prepared(NAMED);
        int before = zone.requests();
        assertThat(revoke(revocation)).asInstanceOf(type(Refused.class)).satisfies(refused -> {
            assertThat(status).startsWith(refused.exchange().status() + " ");
            assertThat(refused.after()).contains(new Generation(3));
            assertThat(refused.certain()).isTrue();
        });
        assertThat(zone.requests() - before).isEqualTo(3);
    }

    @Test
    @DisplayName("that failed inside the server tells whether the tokens died all the same")
    void failedButDone() {
        zone.delete = RawServer.http("504 Gateway Timeout", "text/html", "<html>");
        assertThat(revoke(NAMED))
                .asInstanceOf(type(Revoked.class))
                .extracting(Revoked::answerLost)
                .isEqualTo(true);
    }

    @Test
    @DisplayName("that cannot be sent changes nothing")
    void notSent() throws IOException {
        Revocation revocation = prepared(NAMED);
        zone.close();
        assertThat(revoke(revocation))
                .asInstanceOf(type(NotSent.class))
                .extracting(notSent -> notSent.fault().kind())
                .isEqualTo(TransportFault.Kind.CONNECTION_REFUSED);
    }

    @Test
    @DisplayName("can be sent in an emergency without any check, and is then not proved")
    void withoutCheck() {
        Access access = access(NAMED);
        Profile profile = new Profile(UUID.randomUUID(), "Test", access.address(), Environment.TEST, "");
        assertThat(revoke(Revocation.of(profile, access, preflight.withoutAsking(access, Optional.empty()), false)))
                .isInstanceOf(RevokedUnproved.class);
    }

    @ParameterizedTest
    @EnumSource(Environment.class)
    @DisplayName("of production, and only of production, demands the provider's name as the server gave it")
    void phrase(Environment environment) {
        Access access = access(NAMED);
        Profile profile = new Profile(UUID.randomUUID(), "Mine", access.address(), environment, "");
        Revocation revocation = Revocation.of(profile, access, preflight.check(access, Optional.empty()), false);
        assertThat(ConfirmedRevocation.confirm(revocation, "", "").isPresent())
                .isEqualTo(environment != Environment.PRODUCTION);
        assertThat(ConfirmedRevocation.confirm(revocation, "Provider", "")).isPresent();
    }

    @Test
    @DisplayName("of production demands the profile's name where the server could not be asked")
    void phraseOffline() {
        Access access = access(NAMED);
        Profile profile = new Profile(UUID.randomUUID(), "Mine", access.address(), Environment.PRODUCTION, "");
        Revocation revocation =
                Revocation.of(profile, access, preflight.withoutAsking(access, Optional.empty()), false);
        assertThat(ConfirmedRevocation.confirm(revocation, "Provider", "")).isEmpty();
        assertThat(ConfirmedRevocation.confirm(revocation, "Mine", "")).isPresent();
    }

    @Test
    @DisplayName("makes no canary unless one is wanted")
    void noCanary() {
        assertThat(revoke(NAMED))
                .asInstanceOf(type(Revoked.class))
                .satisfies(revoked -> assertThat(revoked.attempt().canary()).isEmpty());
        assertThat(zone.posts()).isZero();
    }

    @Test
    @DisplayName("with a canary sees it die")
    void canaryDies() {
        assertThat(revokeWithCanary()).asInstanceOf(type(Revoked.class)).satisfies(revoked -> {
            assertThat(revoked.proof()).isInstanceOf(Proof.GenerationGrew.class);
            assertThat(revoked.attempt().canary()).contains(new CanaryFate.Died());
        });
    }

    @Test
    @DisplayName("is proved by the canary where the generation cannot be read afterwards")
    void canaryProves() {
        zone.generationAnswerAfterDelete = ScriptedZone.CUT_ANSWER;
        assertThat(revokeWithCanary())
                .asInstanceOf(type(Revoked.class))
                .satisfies(revoked -> assertThat(revoked.proof()).isEqualTo(new Proof.CanaryDied()));
    }

    @Test
    @DisplayName("is not proved while the canary lives, though the generation grew")
    void canaryLives() {
        zone.canaryVerified = ScriptedZone.ok("{\"subject\":{\"type\":\"oneprovider\",\"id\":\"abc\"},\"ttl\":42}");
        assertThat(revokeWithCanary())
                .asInstanceOf(type(RevokedUnproved.class))
                .satisfies(unproved -> assertThat(unproved.reason()).isEqualTo(NoProof.CANARY_LIVES));
    }

    @Test
    @DisplayName("goes on without a canary that cannot be made, and says so")
    void canaryRefused() {
        zone.canaryMade = ScriptedZone.error("403 Forbidden", "{\"id\":\"forbidden\",\"description\":\"No.\"}");
        assertThat(revokeWithCanary())
                .asInstanceOf(type(Revoked.class))
                .satisfies(
                        revoked -> assertThat(revoked.attempt().canary()).get().isInstanceOf(CanaryFate.NotMade.class));
    }

    @Test
    @DisplayName("proves nothing by a canary that is refused for another reason")
    void canaryExpired() {
        zone.generationAnswerAfterDelete = ScriptedZone.CUT_ANSWER;
        zone.canaryVerified = ScriptedZone.error(
                "400 Bad Request", "{\"id\":\"tokenCaveatUnverified\",\"description\":\"Too late.\"}");
        assertThat(revokeWithCanary())
                .asInstanceOf(type(RevokedUnproved.class))
                .satisfies(unproved ->
                        assertThat(unproved.attempt().canary()).get().isInstanceOf(CanaryFate.NotSeen.class));
    }

    @Test
    @DisplayName("never prints its canary")
    void canaryHidden() {
        assertThat(revokeWithCanary().toString()).doesNotContain(ScriptedZone.CANARY);
        zone.canaryMade = ScriptedZone.ok("{\"token\":\"" + ScriptedZone.CANARY + "\"}");
        assertThat(revokeWithCanary().toString()).doesNotContain(ScriptedZone.CANARY);
    }

    private RecordedAct recorded() {
        try {
            return RecordedAct.of(journal.read(100)).getFirst();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    @DisplayName("is written down before it is sent, and afterwards with what came of it")
    void written() {
        revoke(NAMED);
        RecordedAct act = recorded();
        assertThat(act.lines()).extracting(line -> line.kind()).containsExactly(Kind.INTENT, Kind.OUTCOME);
        assertThat(act.outcome()).isEqualTo(OutcomeCode.REVOKED);
        assertThat(act.facts())
                .containsEntry("reason", "incident 7")
                .containsEntry("profile", "Test")
                .containsEntry("providerId", "abc")
                .containsEntry("provider", "Provider")
                .containsEntry("environment", "test")
                .containsEntry("tokenId", "id1")
                .containsEntry("generationBefore", "3")
                .containsEntry("generationAfter", "4")
                .containsEntry("status", "204")
                .containsEntry("tool", "test")
                .containsKeys("operator", "machine", "profileId", "onezone", "durationMillis");
    }

    @Test
    @DisplayName("is written down with the three parts of an error")
    void writtenRefusal() {
        zone.deleteTakesEffect = false;
        zone.delete = ScriptedZone.error(
                "401 Unauthorized",
                "{\"id\":\"unauthorized\",\"description\":\"No.\",\"details\":{\"authError\":{\"id\":\"tokenRevoked\",\"description\":\"x\"}}}");
        revoke(NAMED);
        assertThat(recorded().facts())
                .containsEntry("outcome", "refused")
                .containsEntry("status", "401")
                .containsEntry("errorId", "unauthorized")
                .containsEntry("errorDescription", "No.")
                .hasEntrySatisfying(
                        "errorDetails", details -> assertThat(details).contains("tokenRevoked"));
    }

    @Test
    @DisplayName("is written down without the token or a part of it")
    void writtenWithoutToken() {
        Access access = access(NAMED);
        revoke(NAMED);
        String token = access.token().reveal();
        assertThat(recorded().lines().toString())
                .doesNotContain(token)
                .doesNotContain(token.substring(token.length() / 2));
    }

    private void spoilJournal() throws IOException {
        journal.close();
        Files.deleteIfExists(folder.resolve("journal/journal.jsonl"));
        Files.createDirectories(folder.resolve("journal/journal.jsonl/in-the-way"));
    }

    @Test
    @DisplayName(
            "that cannot be written down is not sent before the operator says so, and then says that it is unrecorded")
    void unrecordable() throws IOException {
        Revocation revocation = prepared(NAMED);
        spoilJournal();
        Revoker revoker = new Revoker(client, settlement, recorder, CLOCK);
        RevocationResult first =
                revoker.revoke(ConfirmedRevocation.confirm(revocation, "", "").orElseThrow(), _ -> {}, new StopSign());
        assertThat(first).isInstanceOf(RevocationResult.Unrecordable.class);
        assertThat(zone.deletes()).isZero();
        Revocation again = ((RevocationResult.Unrecordable) first).again();
        assertThat(again.journalProblem()).isPresent();
        assertThat(revoker.revoke(ConfirmedRevocation.confirm(again, "", "").orElseThrow(), _ -> {}, new StopSign()))
                .asInstanceOf(type(RevocationResult.Concluded.class))
                .satisfies(concluded -> {
                    assertThat(concluded.outcome()).isInstanceOf(Revoked.class);
                    assertThat(concluded.unrecorded()).isPresent();
                });
    }

    @Test
    @DisplayName("whose outcome is settled later has that written down as well")
    void settledLater() {
        zone.delete = ScriptedZone.CUT;
        zone.generationAnswerAfterDelete = ScriptedZone.CUT_ANSWER;
        Unknown unknown = (Unknown) revoke(NAMED);
        assertThat(recorded().outcome()).isEqualTo(OutcomeCode.UNKNOWN);
        zone.generationAnswerAfterDelete = "";
        Revoker revoker = new Revoker(client, settlement, recorder, CLOCK);
        assertThat(revoker.lookAgain(unknown).outcome()).isInstanceOf(Revoked.class);
        assertThat(recorded().outcome()).isEqualTo(OutcomeCode.REVOKED);
        assertThat(recorded().lines()).hasSize(3);
    }

    @ParameterizedTest(name = "of provider {0}")
    @ValueSource(strings = {"abc", "xyz"})
    @DisplayName("whose own token has been overwritten is settled by another token of the same provider only, here one")
    void settledAnew(String provider) {
        zone.delete = ScriptedZone.CUT;
        zone.generationAnswerAfterDelete = ScriptedZone.CUT_ANSWER;
        Unknown unknown = (Unknown) revoke(NAMED);
        unknown.clearSecrets();
        zone.generationAnswerAfterDelete = "";
        zone.provider = ScriptedZone.ok("{\"providerId\":\"" + provider + "\",\"name\":\"Provider\"}");
        Revoker revoker = new Revoker(client, settlement, recorder, CLOCK);
        Outcome settled = revoker.lookAgain(unknown, access("2/nmd/prv-" + provider + "/act/another"))
                .outcome();
        assertThat(settled).isInstanceOf(provider.equals("abc") ? Revoked.class : Unknown.class);
    }

    @ParameterizedTest(name = "took effect: {0}")
    @ValueSource(booleans = {true, false})
    @DisplayName("that an earlier run left open is taken up, and settled by the generation")
    void takenUp(boolean tookEffect) throws IOException {
        ConfirmedRevocation confirmed =
                ConfirmedRevocation.confirm(prepared(NAMED), "", "").orElseThrow();
        recorder.intend(confirmed, confirmed.revocation().report());
        if (tookEffect) {
            zone.generation = 4;
        }
        settlement = new Settlement(client, time, Duration.ZERO);
        Access access = access(NAMED);
        Profile profile = new Profile(UUID.randomUUID(), "Test", access.address(), Environment.TEST, "");
        Outcome outcome = new Revoker(client, settlement, recorder, CLOCK)
                .takeUp(recorded(), profile, access)
                .outcome();
        assertThat(outcome).isInstanceOf(tookEffect ? Revoked.class : NotRevoked.class);
        assertThat(recorded().outcome()).isEqualTo(tookEffect ? OutcomeCode.REVOKED : OutcomeCode.NOT_REVOKED);
        assertThat(zone.deletes()).isZero();
    }

    @Test
    @DisplayName("that an earlier run left open is settled as revoked by its own temporary token's death")
    void takenUpWithDeadToken() throws IOException {
        Revocation revocation = prepared(TEMPORARY);
        recorder.intend(ConfirmedRevocation.confirm(revocation, "", "").orElseThrow(), revocation.report());
        zone.generationAnswer = ScriptedZone.error(
                "401 Unauthorized",
                "{\"id\":\"unauthorized\",\"description\":\"\",\"details\":{\"authError\":{\"id\":\"tokenRevoked\",\"description\":\"\"}}}");
        Access access = access(TEMPORARY);
        Profile profile = new Profile(UUID.randomUUID(), "Test", access.address(), Environment.TEST, "");
        assertThat(new Revoker(client, settlement, recorder, CLOCK)
                        .takeUp(recorded(), profile, access)
                        .outcome())
                .isInstanceOf(Revoked.class);
    }

    @Test
    @DisplayName("that is stopped before it was sent is not sent, and not written down")
    void stoppedBefore() throws IOException {
        Revocation revocation = prepared(NAMED);
        StopSign stop = new StopSign();
        stop.raise();
        RevocationResult result = new Revoker(client, settlement, recorder, CLOCK)
                .revoke(ConfirmedRevocation.confirm(revocation, "", "").orElseThrow(), _ -> {}, stop);
        assertThat(((RevocationResult.Concluded) result).outcome()).isInstanceOf(NotSent.class);
        assertThat(zone.deletes()).isZero();
        assertThat(journal.read(10)).isEmpty();
    }

    @Test
    @DisplayName("that is stopped after it was sent is settled by the generation")
    void stoppedAfter() {
        zone.silentAfterDelete = true;
        StopSign stop = new StopSign();
        Revocation revocation = prepared(NAMED);
        Thread.ofVirtual().start(() -> {
            await().until(() -> zone.deletes() == 1);
            stop.raise();
        });
        RevocationResult result = new Revoker(client, settlement, recorder, CLOCK)
                .revoke(ConfirmedRevocation.confirm(revocation, "", "").orElseThrow(), _ -> {}, stop);
        assertThat(((RevocationResult.Concluded) result).outcome())
                .asInstanceOf(type(Revoked.class))
                .satisfies(revoked -> assertThat(revoked.answerLost()).isTrue());
        assertThat(recorded().outcome()).isEqualTo(OutcomeCode.REVOKED);
        assertThat(zone.deletes()).isEqualTo(1);
    }
}
