package io.github.tokenrevoker.ui.revoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.tokenrevoker.practice.NextAnswer;
import io.github.tokenrevoker.revocation.Outcome;
import io.github.tokenrevoker.secret.ProfileSecrets;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import javafx.scene.Group;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("An outcome that is still open")
class SettleWorkflowTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration NO_LOOKS = Duration.ofDays(1);
    private static final Duration SOON = Duration.ofMillis(20);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private @Nullable WorkflowWorld opened;

    @AfterEach
    void close() throws IOException {
        if (opened != null) {
            opened.close();
        }
    }

    /** A world in which the answer to the DELETE was lost. */
    private WorkflowWorld afterLostAnswer(Duration betweenLooks) throws IOException {
        WorkflowWorld world = new WorkflowWorld(folder, betweenLooks);
        opened = world;
        world.zone.answerNext(NextAnswer.CUT_BEFORE);
        world.revoke.revoke(world.session, new Group());
        return world;
    }

    private static void awaitNotRevoked(WorkflowWorld world) {
        await().atMost(PATIENCE).until(() -> world.outcome().orElseThrow() instanceof Outcome.NotRevoked);
    }

    private static void settle(WorkflowWorld world) {
        world.threads.fx().run(() -> world.settle.settle(world.session));
    }

    private static void awaitIdle(WorkflowWorld world) {
        await().atMost(PATIENCE)
                .until(() -> !world.threads
                        .fx()
                        .call(() -> world.session.settlingProperty().get()));
    }

    @Test
    @DisplayName("is looked at again and again until it is settled, and its secrets are overwritten then")
    void followed() throws IOException {
        WorkflowWorld world = afterLostAnswer(SOON);
        awaitNotRevoked(world);
        assertThat(world.outcome().orElseThrow().lacksSecrets()).isTrue();
        awaitIdle(world);
        assertThat(world.told).isEmpty();
    }

    @Test
    @DisplayName("is looked at on the operator's wish, with the secrets it has kept")
    void wished() throws IOException {
        WorkflowWorld world = afterLostAnswer(NO_LOOKS);
        await().atMost(PATIENCE).until(() -> {
            settle(world);
            awaitIdle(world);
            return world.outcome().orElseThrow() instanceof Outcome.NotRevoked;
        });
        assertThat(world.obtained).hasSize(1);
    }

    @Test
    @DisplayName("is looked at with secrets obtained anew when locking has overwritten its own")
    void locked() throws IOException {
        WorkflowWorld world = afterLostAnswer(NO_LOOKS);
        world.threads.fx().run(() -> world.outcome().orElseThrow().clearSecrets());
        await().atMost(PATIENCE).until(() -> {
            settle(world);
            awaitIdle(world);
            return world.outcome().orElseThrow() instanceof Outcome.NotRevoked;
        });
        assertThat(world.obtained).hasSizeGreaterThan(1).allMatch(ProfileSecrets::isOverwritten);
    }

    @Test
    @DisplayName("that another revocation has replaced is left alone")
    void replaced() throws IOException {
        WorkflowWorld world = afterLostAnswer(SOON);
        world.revoke.revoke(world.session, new Group());
        Outcome second = world.outcome().orElseThrow();
        assertThat(second).isInstanceOf(Outcome.Revoked.class);
        awaitIdle(world);
        assertThat(world.outcome()).containsSame(second);
    }
}
