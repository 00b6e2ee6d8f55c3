package io.github.tokenrevoker.ui.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tokenrevoker.connection.Timeouts;
import io.github.tokenrevoker.durable.DocumentFile;
import io.github.tokenrevoker.journal.Journal;
import io.github.tokenrevoker.onezone.OnezoneClient;
import io.github.tokenrevoker.profile.Environment;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.profile.ProfileFormat;
import io.github.tokenrevoker.profile.Tags;
import io.github.tokenrevoker.revocation.Recorder;
import io.github.tokenrevoker.revocation.RevocationResult.Concluded;
import io.github.tokenrevoker.revocation.Revoker;
import io.github.tokenrevoker.revocation.Settlement;
import io.github.tokenrevoker.revocation.bulk.BulkJob;
import io.github.tokenrevoker.revocation.bulk.BulkRevocation;
import io.github.tokenrevoker.revocation.bulk.BulkRevoker;
import io.github.tokenrevoker.revocation.bulk.EstateServer;
import io.github.tokenrevoker.revocation.bulk.EstateServer.Way;
import io.github.tokenrevoker.revocation.check.Preflight;
import io.github.tokenrevoker.revocation.check.TestTime;
import io.github.tokenrevoker.secret.KnownSecrets;
import io.github.tokenrevoker.secret.ProfileSecrets;
import io.github.tokenrevoker.settings.Settings;
import io.github.tokenrevoker.ui.background.TestThreads;
import io.github.tokenrevoker.ui.confirm.BulkQuestion;
import io.github.tokenrevoker.ui.session.Lease;
import io.github.tokenrevoker.ui.session.ProfileBook;
import io.github.tokenrevoker.ui.session.ProfileSession;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The workflow of a bulk revocation")
class BulkWorkflowTest {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TestThreads threads = new TestThreads();
    private final OnezoneClient client =
            new OnezoneClient(CLOCK, new Timeouts(PATIENCE, PATIENCE), "token-revoker/test");
    private final Around around = new Around();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private EstateServer zone;

    @SuppressWarnings("NullAway.Init")
    private Journal journal;

    @SuppressWarnings("NullAway.Init")
    private ProfileBook book;

    @SuppressWarnings("NullAway.Init")
    private BulkModel model;

    @SuppressWarnings("NullAway.Init")
    private BulkWorkflow workflow;

    /** Stands for the rest of the tool. Has a token for every profile but those named "Tokenless". */
    private final class Around implements BulkSurroundings {
        private final List<String> concluded = new ArrayList<>();
        private Map<UUID, String> expired = Map.of();
        private boolean opensVault = true;
        private int ends;

        @Override
        public Settings settings() {
            return Settings.DEFAULT;
        }

        @Override
        public Optional<Map<UUID, ProfileSecrets>> secrets(List<ProfileSession> sessions) {
            if (!opensVault) {
                return Optional.empty();
            }
            Map<UUID, ProfileSecrets> found = new HashMap<>();
            threads.fx()
                    .run(() -> sessions.forEach(session -> {
                        String name = session.profile().name();
                        if (!name.equals("Tokenless")) {
                            found.put(session.profile().id(), ProfileSecrets.of(EstateServer.token(name)));
                        }
                    }));
            return Optional.of(found);
        }

        @Override
        public Optional<String> conclude(ProfileSession session, Concluded conclusion) {
            session.outcomeProperty().set(Optional.of(conclusion.outcome()));
            concluded.add(session.profile().name());
            return Optional.of("token of " + session.profile().name());
        }

        @Override
        public void settle(ProfileSession session) {
            throw new IllegalStateException("nobody asks for it");
        }

        @Override
        public void ended(Map<UUID, String> ids) {
            expired = ids;
            ends++;
        }
    }

    /** Answers the question in one way, and keeps it. */
    private static final class Answers implements BulkQuestions {
        private final Function<BulkQuestion, Optional<BulkRevocation.Confirmed>> answer;
        private final List<BulkQuestion> asked = new ArrayList<>();
        private Optional<Path> file = Optional.empty();

        Answers(Function<BulkQuestion, Optional<BulkRevocation.Confirmed>> answer) {
            this.answer = answer;
        }

        @Override
        public Optional<BulkRevocation.Confirmed> confirm(BulkQuestion question) {
            asked.add(question);
            return answer.apply(question);
        }

        @Override
        public Optional<Path> fileForReport(String suggestedName) {
            return file;
        }

        List<BulkJob> jobs() {
            return asked.getFirst().bulk().jobs();
        }
    }

    private static Optional<BulkRevocation.Confirmed> yes(BulkQuestion question) {
        return question.bulk().confirm(question.bulk().phrase().text(), "incident 7");
    }

    @BeforeEach
    void open() throws Exception {
        zone = new EstateServer();
        journal = new Journal(folder.resolve("journal"), CLOCK);
        book = new ProfileBook(
                new DocumentFile<>(folder.resolve("profiles.json"), new ProfileFormat(), CLOCK),
                new KnownSecrets(),
                threads.background());
        model = threads.fx().call(() -> new BulkModel(book.sessions()));
        Preflight preflight = new Preflight(client, CLOCK, threads.background().workers());
        Revoker revoker = new Revoker(
                client,
                new Settlement(client, new TestTime(), Duration.ofDays(1)),
                new Recorder(journal, "test"),
                CLOCK);
        workflow = new BulkWorkflow(
                threads.fx(),
                CLOCK,
                model,
                new BulkRevoker(preflight, revoker, threads.background().workers()),
                around,
                this::updates);
    }

    /** Shows each update by itself, at once. */
    private Updates updates(Runnable afterEach) {
        return new Updates() {
            @Override
            public void add(Runnable update) {
                threads.fx().later(update);
                threads.fx().later(afterEach);
            }

            @Override
            public void close() {
                threads.fx().run(() -> {});
            }
        };
    }

    @AfterEach
    void close() throws Exception {
        zone.close();
        client.close();
        threads.close();
        journal.close();
    }

    /** Adds a profile of the provider of its name, and chooses it. */
    private ProfileSession chosen(String name) {
        Profile profile = new Profile(UUID.randomUUID(), name, zone.address(), Environment.TEST, "");
        return threads.fx().call(() -> {
            ProfileSession session = book.add(profile, Optional.empty(), false);
            model.chooseShown(true);
            return session;
        });
    }

    private String told() {
        return threads.fx().call(() -> model.toldProperty().get());
    }

    private int count(BulkCategory category) {
        return threads.fx().call(() -> model.count(category));
    }

    private boolean isBusy(ProfileSession session) {
        return threads.fx().call(session::isBusy);
    }

    @Test
    @DisplayName("revokes what was confirmed once each, and leaves no profile busy")
    void whole() {
        ProfileSession a = chosen("a");
        ProfileSession b = chosen("b");
        workflow.revoke(new Answers(question -> {
            assertThat(zone.deleted()).isEmpty();
            return yes(question);
        }));
        assertThat(zone.deleted()).containsExactlyInAnyOrder("a", "b");
        assertThat(count(BulkCategory.PROVED)).isEqualTo(2);
        assertThat(isBusy(a) || isBusy(b)).isFalse();
        assertThat(around.ends).isEqualTo(1);
    }

    @Test
    @DisplayName("tells all tokens that expired with the others at once, when the run is over")
    void expired() {
        UUID a = threads.fx().call(chosen("a")::profile).id();
        UUID b = threads.fx().call(chosen("b")::profile).id();
        workflow.revoke(new Answers(BulkWorkflowTest::yes));
        assertThat(around.expired).containsOnly(Map.entry(a, "token of a"), Map.entry(b, "token of b"));
    }

    @Test
    @DisplayName("sends nothing and overwrites every token when the answer is no")
    void no() {
        ProfileSession a = chosen("a");
        Answers no = new Answers(_ -> Optional.empty());
        workflow.revoke(no);
        assertThat(zone.deleted()).isEmpty();
        assertThat(no.jobs()).allMatch(job -> job.access().isCleared());
        assertThat(isBusy(a)).isFalse();
        assertThat(around.ends).isZero();
    }

    @Test
    @DisplayName("overwrites every token when the question itself fails, and can be begun again")
    void failingQuestion() {
        chosen("a");
        Answers failing = new Answers(_ -> {
            throw new IllegalStateException("no screen");
        });
        assertThatThrownBy(() -> workflow.revoke(failing)).hasMessage("no screen");
        assertThat(failing.jobs()).allMatch(job -> job.access().isCleared());
        workflow.revoke(new Answers(BulkWorkflowTest::yes));
        assertThat(zone.deleted()).containsExactly("a");
    }

    @Test
    @DisplayName("asks nothing when the vault stays closed")
    void vaultStaysClosed() {
        chosen("a");
        around.opensVault = false;
        Answers unasked = new Answers(BulkWorkflowTest::yes);
        workflow.revoke(unasked);
        assertThat(unasked.asked).isEmpty();
        assertThat(told()).isEmpty();
    }

    @Test
    @DisplayName("asks nothing when nothing can be sent, and tells why")
    void nothingToSend() {
        chosen("Tokenless");
        Answers unasked = new Answers(BulkWorkflowTest::yes);
        workflow.revoke(unasked);
        assertThat(unasked.asked).isEmpty();
        assertThat(told()).contains("Tokenless: ");
    }

    @Test
    @DisplayName("is not begun a second time while the question is open")
    void once() {
        chosen("a");
        Answers unasked = new Answers(BulkWorkflowTest::yes);
        workflow.revoke(new Answers(question -> {
            workflow.revoke(unasked);
            workflow.tryAgain(unasked);
            return yes(question);
        }));
        assertThat(unasked.asked).isEmpty();
        assertThat(zone.deleted()).containsExactly("a");
    }

    @Test
    @DisplayName("leaves out what was edited or became busy while the question was open")
    void changedMeanwhile() {
        ProfileSession edited = chosen("edited");
        ProfileSession taken = chosen("taken");
        chosen("a");
        Answers answers = new Answers(question -> {
            threads.fx().run(() -> {
                book.change(edited, edited.profile().tagged(Tags.of("new")), Optional.empty());
                assertThat(Lease.begin(taken, ProfileSession.Activity.SENDING)).isPresent();
            });
            return yes(question);
        });
        workflow.revoke(answers);
        assertThat(zone.deleted()).containsExactly("a");
        assertThat(count(BulkCategory.PROVED)).isEqualTo(1);
        assertThat(count(BulkCategory.LEFT_OUT)).isEqualTo(2);
        assertThat(isBusy(taken)).isTrue();
        assertThat(answers.jobs()).allMatch(job -> job.access().isCleared());
    }

    @Test
    @DisplayName("sends nothing when it is stopped before the first request, as soon as its rows are shown as waiting")
    void stoppedAtOnce() {
        chosen("a");
        chosen("b");
        threads.fx()
                .run(() -> model.runningProperty().subscribe(running -> {
                    if (running) {
                        workflow.stop();
                    }
                }));
        workflow.revoke(new Answers(BulkWorkflowTest::yes));
        assertThat(zone.deleted()).isEmpty();
        assertThat(count(BulkCategory.NOT_SENT)).isEqualTo(2);
    }

    @Test
    @DisplayName("asks again only about those that another try is safe for")
    void tryAgain() {
        chosen("a");
        chosen("rejected");
        chosen("unverified");
        zone.treat("rejected", Way.REFUSES);
        zone.treat("unverified", Way.NO_GENERATION);
        workflow.revoke(new Answers(BulkWorkflowTest::yes));
        Answers again = new Answers(_ -> Optional.empty());
        workflow.tryAgain(again);
        assertThat(again.jobs()).extracting(job -> job.profile().name()).containsExactly("rejected");
    }

    @Test
    @DisplayName("keeps the token only of an outcome that a later look may settle")
    void openKeepsItsToken() {
        chosen("a");
        chosen("unverified");
        zone.treat("unverified", Way.NO_GENERATION);
        Answers answers = new Answers(BulkWorkflowTest::yes);
        workflow.revoke(answers);
        assertThat(answers.jobs())
                .filteredOn(job -> !job.access().isCleared())
                .extracting(job -> job.profile().name())
                .containsExactly("unverified");
    }

    @Test
    @DisplayName("writes the report where the operator wants it, and tells when that fails")
    void report() throws Exception {
        chosen("a");
        Answers answers = new Answers(BulkWorkflowTest::yes);
        workflow.revoke(answers);
        answers.file = Optional.of(folder.resolve("report.csv"));
        workflow.export(answers);
        assertThat(Files.readString(folder.resolve("report.csv"))).contains("\"a\"");
        assertThat(told()).contains("report.csv");
        answers.file = Optional.of(folder.resolve("no such folder").resolve("report.csv"));
        workflow.export(answers);
        assertThat(told()).contains("no such folder").doesNotContain("saved to");
    }
}
