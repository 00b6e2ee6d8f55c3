package io.github.tokenrevoker.ui.confirm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.tokenrevoker.journal.Journal;
import io.github.tokenrevoker.onezone.Access;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.onezone.OnezoneClient;
import io.github.tokenrevoker.onezone.RawServer;
import io.github.tokenrevoker.profile.Environment;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.revocation.ConfirmedRevocation;
import io.github.tokenrevoker.revocation.Outcome;
import io.github.tokenrevoker.revocation.Recorder;
import io.github.tokenrevoker.revocation.RevocationResult;
import io.github.tokenrevoker.revocation.Revoker;
import io.github.tokenrevoker.revocation.Settlement;
import io.github.tokenrevoker.revocation.check.CheckReport;
import io.github.tokenrevoker.revocation.check.Preflight;
import io.github.tokenrevoker.revocation.check.StopSign;
import io.github.tokenrevoker.revocation.check.TestTime;
import io.github.tokenrevoker.settings.Settings;
import io.github.tokenrevoker.ui.background.Pace;
import io.github.tokenrevoker.ui.background.TestThreads;
import io.github.tokenrevoker.ui.controls.WorkContext;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is asked while the confirmation is open, and what is left to ask after the yes. */
@DisplayName("The question whether to revoke")
class ConfirmationModelTest {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final Duration SHORT = Duration.ofMillis(1);

    private final TestTime time = new TestTime();
    private final TestThreads threads = new TestThreads();
    private final OnezoneClient client = new OnezoneClient(CLOCK, "test");
    private final Preflight preflight =
            new Preflight(client, CLOCK, time, threads.background().workers());
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final List<CheckReport> reports = Collections.synchronizedList(new ArrayList<>());
    /** Each check of the open question takes two, one for each of its questions; the first check takes none. */
    private final Semaphore furtherAnswers = new Semaphore(0);

    private final AtomicInteger generation = new AtomicInteger(3);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private RawServer zone;

    @SuppressWarnings("NullAway.Init")
    private Journal journal;

    @SuppressWarnings("NullAway.Init")
    private ConfirmationModel model;

    @SuppressWarnings("NullAway.Init")
    private Access access;

    @BeforeEach
    void open() throws Exception {
        zone = new RawServer(this::answer);
        journal = new Journal(folder.resolve("journal"), CLOCK);
        access = new Access(zone.address(), AccessToken.pasted("MDAxNWxvY2F00aW9uIGNhbmFyeQo"));
    }

    @AfterEach
    void close() throws IOException {
        furtherAnswers.release(1000);
        client.close();
        threads.close();
        zone.close();
        journal.close();
    }

    private void answer(String requestLine, OutputStream out) throws IOException, InterruptedException {
        String method = requestLine.substring(0, requestLine.indexOf(' '));
        String path = requestLine
                .substring(method.length() + 1, requestLine.lastIndexOf(' '))
                .replace("/api/v3/onezone", "");
        boolean further;
        synchronized (requests) {
            further = requests.size() >= 2 && requests.stream().noneMatch(seen -> seen.startsWith("DELETE"));
            requests.add(method + " " + path);
        }
        if (further && method.equals("GET")) {
            furtherAnswers.acquire();
        }
        out.write(said(method, path).getBytes(StandardCharsets.ISO_8859_1));
    }

    private String said(String method, String path) {
        if (method.equals("DELETE")) {
            generation.incrementAndGet();
            return "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n";
        }
        return RawServer.http(
                "200 OK",
                "application/json",
                path.endsWith("/temporary")
                        ? "{\"generation\":" + generation.get() + "}"
                        : path.endsWith("/named")
                                ? "{\"tokens\":[]}"
                                : "{\"providerId\":\"abc\",\"name\":\"Provider\"}");
    }

    private void ask(Environment environment) {
        WorkContext work = new WorkContext(
                threads.background(),
                CLOCK,
                new Pace(SHORT, Duration.ofDays(1), SHORT, SHORT, List.of(SHORT)),
                () -> Settings.DEFAULT,
                (_, _, _) -> {
                    throw new IllegalStateException("nothing is to be told");
                });
        Profile profile = new Profile(UUID.randomUUID(), "Kraków", zone.address(), environment, "");
        threads.fx().run(() -> {
            model = new ConfirmationModel(
                    new ConfirmationModel.Subject(profile, access, false, false), preflight, work, reports::add);
            model.open();
        });
        await().until(() -> threads.fx()
                .call(() ->
                        model.confirmableExpression().get() || model.phrase().isPresent()));
    }

    /** Lets one more check be answered. */
    private void checkAgain() {
        furtherAnswers.release(2);
    }

    private Optional<ConfirmedRevocation> confirmed() {
        return threads.fx().call(model::confirm);
    }

    private ConfirmedRevocation yes() {
        await().until(() ->
                threads.fx().call(() -> model.confirmableExpression().get()));
        return confirmed().orElseThrow();
    }

    private RevocationResult revoke(ConfirmedRevocation yes) {
        Revoker revoker = new Revoker(
                client, new Settlement(client, time, Duration.ofMinutes(1)), new Recorder(journal, "test"), CLOCK);
        return revoker.revoke(yes, _ -> {}, new StopSign());
    }

    private List<String> afterCheck() {
        return List.copyOf(requests).stream()
                .dropWhile(seen -> !seen.startsWith("DELETE"))
                .toList();
    }

    private long readsBeforeDelete() {
        return List.copyOf(requests).stream()
                .takeWhile(seen -> !seen.startsWith("DELETE"))
                .count();
    }

    @Test
    @DisplayName("leaves two steps after the yes: the DELETE, then the generation and the named tokens side by side")
    void twoSteps() {
        ask(Environment.TEST);
        await().until(() -> requests.size() == 4);
        ConfirmedRevocation yes = yes();
        time.pass(Duration.ofSeconds(2));
        RevocationResult result = revoke(yes);
        assertThat(((RevocationResult.Concluded) result).outcome()).isInstanceOf(Outcome.Revoked.class);
        assertThat(readsBeforeDelete()).isEqualTo(4);
        assertThat(afterCheck())
                .hasSize(3)
                .startsWith("DELETE /provider/tokens/temporary")
                .contains("GET /provider/tokens/temporary", "GET /provider/tokens/named");
    }

    @Test
    @DisplayName("is answered by what the last check found, when that began less than two seconds ago")
    void keptFresh() {
        ask(Environment.TEST);
        time.pass(Duration.ofSeconds(60));
        // One may have begun before the time passed.
        checkAgain();
        checkAgain();
        await().until(() -> requests.size() == 8);
        ConfirmedRevocation yes = yes();
        long before = readsBeforeDelete();
        revoke(yes);
        assertThat(readsBeforeDelete()).isEqualTo(before);
    }

    @Test
    @DisplayName("is looked at again after the yes when the last check is older than two seconds")
    void tooOld() {
        ask(Environment.TEST);
        await().until(() -> requests.size() == 4);
        ConfirmedRevocation yes = yes();
        time.pass(Duration.ofSeconds(2).plusNanos(1));
        checkAgain();
        generation.set(4);
        furtherAnswers.release(1);
        assertThat(revoke(yes)).isInstanceOf(RevocationResult.GenerationMoved.class);
        assertThat(requests).noneMatch(seen -> seen.startsWith("DELETE"));
    }

    @Test
    @DisplayName("shows that somebody else revoked, and then wants to be answered anew")
    void moved() {
        ask(Environment.PRODUCTION);
        threads.fx().run(() -> model.typedProperty().set("Provider"));
        await().until(() ->
                threads.fx().call(() -> model.confirmableExpression().get()));
        generation.set(4);
        checkAgain();
        await().until(() -> threads.fx()
                .call(() -> model.revocationProperty()
                        .get()
                        .orElseThrow()
                        .movedFrom()
                        .isPresent()));
        assertThat(threads.fx().call(() -> model.typedProperty().get())).isEmpty();
        assertThat(confirmed()).isEmpty();
        assertThat(reports.getLast().generation()).map(known -> known.number()).contains(4L);
        threads.fx().run(() -> model.typedProperty().set("Provider"));
        assertThat(yes().revocation().report().generation())
                .map(known -> known.number())
                .contains(4L);
    }

    @Test
    @DisplayName("stays as it is while nothing changes, and when a node of the zone does not know the generation yet")
    void undisturbed() {
        generation.set(5);
        ask(Environment.PRODUCTION);
        threads.fx().run(() -> model.typedProperty().set("Prov"));
        List<Object> changes = Collections.synchronizedList(new ArrayList<>());
        threads.fx().run(() -> {
            model.revocationProperty().addListener((_, _, now) -> changes.add(now));
            model.typedProperty().addListener((_, _, now) -> changes.add(now));
            model.armedProperty().addListener((_, _, now) -> changes.add(now));
        });
        checkAgain();
        await().until(() -> requests.size() >= 6);
        generation.set(4);
        checkAgain();
        await().until(() -> requests.size() >= 8);
        threads.fx().run(() -> {});
        // The button may have become ready in the meantime.
        assertThat(changes).doesNotContain(false).allMatch(change -> change.equals(true));
        assertThat(reports).hasSize(1);
    }

    @Test
    @DisplayName("asks nothing more once it is closed or the tool is locked")
    void closed() {
        ask(Environment.TEST);
        await().until(() -> requests.size() == 4);
        threads.fx().run(model::stopChecking);
        furtherAnswers.release(100);
        assertThat(yes().revocation().report().generation()).isPresent();
        assertThat(requests).hasSize(4);
    }
}
