package io.github.tokenrevoker.revocation;

import static io.github.tokenrevoker.revocation.LookBuilder.fault;
import static io.github.tokenrevoker.revocation.LookBuilder.lost;
import static io.github.tokenrevoker.revocation.LookBuilder.odd;
import static io.github.tokenrevoker.revocation.LookBuilder.rejected;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.connection.ServerCertificate;
import io.github.tokenrevoker.connection.TransportFault.Kind;
import io.github.tokenrevoker.journal.Journal;
import io.github.tokenrevoker.journal.JournalLine;
import io.github.tokenrevoker.onezone.Answer;
import io.github.tokenrevoker.onezone.Exchange;
import io.github.tokenrevoker.onezone.Generation;
import io.github.tokenrevoker.onezone.OnezoneError;
import io.github.tokenrevoker.onezone.ProviderDetails;
import io.github.tokenrevoker.revocation.CanaryFate.Died;
import io.github.tokenrevoker.revocation.Outcome.NotSent;
import io.github.tokenrevoker.revocation.Outcome.Silence;
import io.github.tokenrevoker.revocation.check.Caller.Doubt;
import io.github.tokenrevoker.revocation.check.CheckReport;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("The record of a revocation")
class RecorderTest {
    private static final UUID BULK = new UUID(0, 9);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Journal journal;

    @SuppressWarnings("NullAway.Init")
    private Recorder recorder;

    @BeforeEach
    void open() {
        journal = new Journal(folder.resolve("journal"), Clock.fixed(LookBuilder.NOW, ZoneOffset.UTC));
        recorder = new Recorder(journal, "token-revoker/test", () -> "machine");
    }

    @AfterEach
    void close() throws IOException {
        journal.close();
    }

    private static LookBuilder look() {
        return new LookBuilder();
    }

    /** What the last line says by itself. */
    private RecordedAct recorded() throws IOException {
        JournalLine last = journal.read(Integer.MAX_VALUE).stream()
                .max(Comparator.comparingLong(JournalLine::sequence))
                .orElseThrow();
        return RecordedAct.of(List.of(last)).getFirst();
    }

    private RecordedAct conclude(Outcome outcome) throws IOException {
        recorder.conclude(JournalLine.Kind.OUTCOME, outcome);
        return recorded();
    }

    private static CheckReport answered(CheckReport report) {
        Exchange exchange = LookBuilder.exchange(200);
        return new CheckReport(
                report.token(),
                report.caller(),
                Optional.of(new CheckReport.Asked(
                        new Answer.Success<>(new ProviderDetails("abc", "Provider", null), exchange),
                        new Answer.Success<>(new Generation(3), exchange))),
                report.further(),
                report.at());
    }

    @Test
    @DisplayName("has everything that is known before the DELETE")
    void intent() throws IOException {
        Revocation revocation = look().withTemporaryToken().attempt().revocation();
        ConfirmedRevocation confirmed =
                ConfirmedRevocation.oneOfMany(revocation, "incident 7", BULK, OptionalLong.empty());
        recorder.intend(confirmed, answered(revocation.report()));
        RecordedAct act = recorded();
        assertThat(act.act()).isEqualTo(confirmed.act());
        assertThat(act.startedAt()).isEqualTo(LookBuilder.NOW);
        assertThat(act.facts())
                .containsAllEntriesOf(Map.of(
                        "operator", System.getProperty("user.name"),
                        "machine", "machine",
                        "profile", "Test",
                        "profileId", new UUID(0, 1).toString(),
                        "onezone", revocation.access().address().toString(),
                        "environment", "test",
                        "providerId", "abc",
                        "provider", "Provider",
                        "tokenId", "id1"))
                .containsAllEntriesOf(Map.of(
                        "ownTokenDies", "true",
                        "reason", "incident 7",
                        "bulkAct", BULK.toString(),
                        "generationBefore", "3",
                        "tool", "token-revoker/test"));
        assertThat(act.profileId()).contains(new UUID(0, 1));
        assertThat(act.before()).contains(new Generation(3));
    }

    @Test
    @DisplayName("leaves out what is not known, and a reason that was not given")
    void nothingKnown() throws IOException {
        Revocation revocation = look().withCaller(Doubt.NO_ANSWER).attempt().revocation();
        recorder.intend(ConfirmedRevocation.confirm(revocation, "", " ").orElseThrow(), revocation.report());
        assertThat(recorded().facts())
                .doesNotContainKeys("providerId", "provider", "reason", "bulkAct", "generationBefore")
                .containsEntry("ownTokenDies", "false");
        assertThat(recorded().before()).isEmpty();
        assertThat(recorded().outcome()).isEqualTo(OutcomeCode.UNKNOWN);
        assertThat(recorded().isOpen()).isTrue();
    }

    @Test
    @DisplayName("bounds what others wrote")
    void bounded() throws IOException {
        Revocation revocation = look().attempt().revocation();
        recorder.intend(
                ConfirmedRevocation.confirm(revocation, "", "x".repeat(2_000)).orElseThrow(), revocation.report());
        assertThat(recorded().words("reason")).isEqualTo("x".repeat(2_000));
        recorder.intend(
                ConfirmedRevocation.confirm(revocation, "", "x".repeat(2_001)).orElseThrow(), revocation.report());
        assertThat(recorded().words("reason")).isEqualTo("x".repeat(2_000) + "\u2026");
    }

    @Test
    @DisplayName("names the evidence of a revocation that is verified")
    void verified() throws IOException {
        RecordedAct grew = conclude(look().seeing(4).afterYes());
        assertThat(grew.outcome()).isEqualTo(OutcomeCode.REVOKED);
        assertThat(grew.isOpen()).isFalse();
        assertThat(grew.facts())
                .containsEntry("proof", "generation")
                .containsEntry("answerLost", "false")
                .containsEntry("generationBefore", "3")
                .containsEntry("generationAfter", "4")
                .containsEntry("providerId", "abc");
        assertThat(grew.after()).contains(new Generation(4));
        assertThat(conclude(look().withTemporaryToken()
                                .refusedWith(401, "tokenRevoked")
                                .after(lost()))
                        .facts())
                .containsEntry("proof", "own token")
                .containsEntry("answerLost", "true")
                .containsEntry("fault", "connection_cut");
        assertThat(conclude(look().withCanary(new Died()).afterYes()).words("proof"))
                .isEqualTo("canary");
    }

    @Test
    @DisplayName("says why a revocation is not verified")
    void unverified() throws IOException {
        RecordedAct act = conclude(look().withCaller(Doubt.REFUSED).afterYes());
        assertThat(act.outcome()).isEqualTo(OutcomeCode.REVOKED_UNPROVED);
        assertThat(act.words("whyUnproved")).isEqualTo("caller_not_established");
        assertThat(act.isOpen()).isTrue();
        assertThat(act.facts()).doesNotContainKeys("generationAfter", "providerId");
    }

    @Test
    @DisplayName("has the server's error document, and whether the rejection is certain")
    void rejection() throws IOException {
        OnezoneError error = new OnezoneError(
                "forbidden",
                "No",
                JsonMapper.builder().build().createObjectNode().put("hint", "privilege"),
                null);
        Outcome outcome = look().seeing(3).after(new Silence.Rejected(LookBuilder.exchange(403), error));
        RecordedAct act = conclude(outcome);
        assertThat(act.facts())
                .containsEntry("status", "403")
                .containsEntry("errorId", "forbidden")
                .containsEntry("errorDescription", "No")
                .containsEntry("errorDetails", "{\"hint\":\"privilege\"}")
                .containsEntry("certain", "true");
        assertThat(act.isOpen()).isFalse();
        RecordedAct uncertain = conclude(look().seeing(3).after(rejected(500)));
        assertThat(uncertain.facts()).containsEntry("certain", "false").doesNotContainKey("errorDetails");
        assertThat(uncertain.isOpen()).isTrue();
    }

    @Test
    @DisplayName("says what came instead of an answer")
    void silences() throws IOException {
        assertThat(conclude(new NotSent(look().attempt(), fault(Kind.NAME_UNKNOWN)))
                        .words("fault"))
                .isEqualTo("name_unknown");
        assertThat(conclude(look().after(odd())).words("status")).isEqualTo("200");
        assertThat(conclude(look().after(new Silence.ToolEnded())).words("fault"))
                .isEqualTo("tool_ended");
        assertThat(conclude(look().after(new Silence.ToolFailed())).words("fault"))
                .isEqualTo("tool_failed");
        assertThat(recorded().outcome()).isEqualTo(OutcomeCode.UNKNOWN);
    }

    @Test
    @DisplayName("has when the server answered, by which clock, and with which certificate")
    void answer() throws IOException {
        Instant served = LookBuilder.NOW.plusSeconds(60);
        Exchange exchange = new Exchange(
                URI.create("https://onezone.example.org"),
                204,
                LookBuilder.NOW,
                Duration.ZERO,
                served,
                new ServerCertificate("CN=onezone", served, "AA:BB"),
                null,
                null);
        Attempt attempt = look().attempt();
        Attempt late =
                attempt.at(attempt.timing().endedAt(Duration.ofMillis(1500).toNanos()));
        Outcome outcome = look().seeing(4).afterYes().of(late.answeredBy(exchange));
        assertThat(conclude(outcome).facts())
                .containsEntry("status", "204")
                .containsEntry("serverDate", served.toString())
                .containsEntry("serverClockAheadMillis", "60500")
                .containsEntry("certificate", "AA:BB")
                .containsEntry("durationMillis", "1500");
        assertThat(conclude(look().seeing(4).afterYes()).facts())
                .doesNotContainKeys("status", "serverDate", "certificate", "serverClockAheadMillis");
    }

    @Test
    @DisplayName("has the last word on an act that was settled later")
    void settled() throws IOException {
        Outcome unknown = look().seeing(3).after(lost());
        recorder.conclude(JournalLine.Kind.OUTCOME, unknown);
        recorder.conclude(
                JournalLine.Kind.SETTLED, look().seeing(4).after(lost()).of(unknown.attempt()));
        assertThat(RecordedAct.of(journal.read(Integer.MAX_VALUE)))
                .singleElement()
                .satisfies(act -> {
                    assertThat(act.lines()).hasSize(2);
                    assertThat(act.outcome()).isEqualTo(OutcomeCode.REVOKED);
                    assertThat(act.isOpen()).isFalse();
                });
    }

    @Test
    @DisplayName("comes back with the latest act first, and without what is no revocation's")
    void order() throws IOException {
        Revocation revocation = look().attempt().revocation();
        ConfirmedRevocation first =
                ConfirmedRevocation.confirm(revocation, "", "").orElseThrow();
        ConfirmedRevocation second =
                ConfirmedRevocation.confirm(revocation, "", "").orElseThrow();
        recorder.intend(first, revocation.report());
        recorder.intend(second, revocation.report());
        journal.acknowledge("somebody");
        List<RecordedAct> acts = RecordedAct.of(journal.read(Integer.MAX_VALUE));
        assertThat(acts).extracting(RecordedAct::act).containsExactly(second.act(), first.act());
        assertThat(acts).extracting(RecordedAct::sequence).containsExactly(2L, 1L);
        assertThat(acts.getFirst().facts()).doesNotContainKeys("seq", "previous", "at", "kind", "act");
    }

    @Test
    @DisplayName("says nothing of a fact that is not of its form")
    void oddFacts() {
        JournalLine line = new JournalLine(1, LookBuilder.NOW, JournalLine.Kind.INTENT, BULK, "{}");
        RecordedAct act = new RecordedAct(
                BULK,
                List.of(line),
                Map.of("profileId", "x", "generationBefore", "x", "generationAfter", "x", "outcome", "x"));
        assertThat(act.profileId()).isEmpty();
        assertThat(act.before()).isEmpty();
        assertThat(act.after()).isEmpty();
        assertThat(act.outcome()).isEqualTo(OutcomeCode.UNKNOWN);
        assertThat(act.words("none")).isEmpty();
    }
}
