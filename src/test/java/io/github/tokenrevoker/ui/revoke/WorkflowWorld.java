package io.github.tokenrevoker.ui.revoke;

import io.github.tokenrevoker.connection.Timeouts;
import io.github.tokenrevoker.durable.DocumentFile;
import io.github.tokenrevoker.journal.Journal;
import io.github.tokenrevoker.onezone.OnezoneClient;
import io.github.tokenrevoker.practice.PracticeToken;
import io.github.tokenrevoker.practice.PracticeZone;
import io.github.tokenrevoker.profile.Environment;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.profile.ProfileFormat;
import io.github.tokenrevoker.revocation.Outcome;
import io.github.tokenrevoker.revocation.Recorder;
import io.github.tokenrevoker.revocation.Revoker;
import io.github.tokenrevoker.revocation.Settlement;
import io.github.tokenrevoker.revocation.check.MonotonicTime;
import io.github.tokenrevoker.revocation.check.Preflight;
import io.github.tokenrevoker.secret.KnownSecrets;
import io.github.tokenrevoker.secret.ProfileSecrets;
import io.github.tokenrevoker.settings.Settings;
import io.github.tokenrevoker.ui.background.Pace;
import io.github.tokenrevoker.ui.background.TestThreads;
import io.github.tokenrevoker.ui.controls.NotedNotices;
import io.github.tokenrevoker.ui.controls.WorkContext;
import io.github.tokenrevoker.ui.journal.JournalStore;
import io.github.tokenrevoker.ui.session.ProfileBook;
import io.github.tokenrevoker.ui.session.ProfileSession;
import io.github.tokenrevoker.ui.session.SecretSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** The workflows around one profile of a practice zone, with everything but a window. */
final class WorkflowWorld implements SecretSource, AutoCloseable {
    /** How long a request without an answer may still take effect. */
    private static final Duration MAY_STILL_ARRIVE = Duration.ofMillis(200);

    private static final Clock CLOCK = Clock.systemUTC();
    private static final Duration SHORT = Duration.ofMillis(1);

    final TestThreads threads = new TestThreads();
    final PracticeZone zone = PracticeZone.start(CLOCK);
    final OnezoneClient onezone =
            new OnezoneClient(CLOCK, new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(5)), "token-revoker/test");
    final Preflight preflight =
            new Preflight(onezone, CLOCK, threads.background().workers());
    final ScriptedQuestions questions = new ScriptedQuestions(preflight);
    final List<String> told = Collections.synchronizedList(new ArrayList<>());
    /** Everything that was obtained, to look at later. */
    final List<ProfileSecrets> obtained = Collections.synchronizedList(new ArrayList<>());

    final ProfileSession session;
    final RevokeWorkflow revoke;
    final CheckWorkflow check;
    final SettleWorkflow settle;
    private final Journal journal;
    private final ProfileBook book;
    /** What the operator gives when the secrets are asked for; empty when he declines. */
    private volatile Optional<ProfileSecrets> secrets;

    /**
     * Opens a world.
     *
     * @param betweenLooks how long an open outcome is left alone before each further look
     */
    WorkflowWorld(Path folder, Duration betweenLooks) throws IOException {
        journal = new Journal(folder.resolve("journal"), CLOCK);
        secrets = Optional.of(ProfileSecrets.of(zone.token(PracticeToken.PROVIDER_NAMED)));
        book = new ProfileBook(
                new DocumentFile<>(folder.resolve("profiles.json"), new ProfileFormat(), CLOCK),
                new KnownSecrets(),
                threads.background());
        Profile profile = new Profile(UUID.randomUUID(), "Kraków", zone.address(), Environment.TEST, "");
        session = onFx(() -> book.add(profile, secrets.flatMap(ProfileSecrets::token), false));
        WorkContext work = new WorkContext(
                threads.background(),
                CLOCK,
                new Pace(SHORT, SHORT, SHORT, SHORT, List.of(betweenLooks)),
                () -> Settings.DEFAULT.withCanary(false),
                new NotedNotices(told));
        Revoker revoker = new Revoker(
                onezone,
                new Settlement(onezone, MonotonicTime.SYSTEM, MAY_STILL_ARRIVE),
                new Recorder(journal, "test"),
                CLOCK);
        JournalStore store = onFx(() -> new JournalStore(journal, threads.background(), CLOCK));
        settle = new SettleWorkflow(book, this, preflight, revoker, store, work);
        revoke = new RevokeWorkflow(this, questions, revoker, settle, work);
        check = new CheckWorkflow(book, this, questions, preflight, work);
    }

    private <T> T onFx(Supplier<T> question) {
        return threads.fx().call(question);
    }

    void give(Optional<ProfileSecrets> given) {
        secrets = given;
    }

    @Override
    public Optional<ProfileSecrets> obtain(ProfileSession asked) {
        Optional<ProfileSecrets> copy = secrets.map(ProfileSecrets::copy);
        copy.ifPresent(obtained::add);
        return copy;
    }

    @Override
    public Optional<ProfileSecrets> atHand(ProfileSession asked) {
        return obtain(asked);
    }

    Optional<Outcome> outcome() {
        return onFx(() -> session.outcomeProperty().get());
    }

    @Override
    public void close() throws IOException {
        onezone.close();
        threads.close();
        zone.close();
        journal.close();
    }
}
