package io.github.tokenrevoker.ui.revoke;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.practice.PracticeToken;
import io.github.tokenrevoker.revocation.check.CheckReport;
import io.github.tokenrevoker.secret.ProfileSecrets;
import io.github.tokenrevoker.ui.session.CheckLease;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A check of the connection")
class CheckWorkflowTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private WorkflowWorld world;

    @BeforeEach
    void open() throws IOException {
        world = new WorkflowWorld(folder, Duration.ofDays(1));
    }

    @AfterEach
    void close() throws IOException {
        world.close();
    }

    private void check() {
        world.check.check(world.session, world::obtain);
    }

    private Optional<CheckReport> report() {
        return world.threads.fx().call(() -> world.session.reportProperty().get());
    }

    private boolean isUnderWay() {
        return world.threads
                .fx()
                .call(() -> world.session.checkUnderWayProperty().get());
    }

    @Test
    @DisplayName("shows who the token speaks for, and overwrites its secrets")
    void shown() {
        check();
        assertThat(report().flatMap(CheckReport::provider)).isPresent();
        assertThat(report().flatMap(CheckReport::further)).isPresent();
        assertThat(world.obtained).hasSize(1).allMatch(ProfileSecrets::isOverwritten);
        assertThat(isUnderWay()).isFalse();
    }

    @Test
    @DisplayName("is not made twice at once")
    void once() {
        try (CheckLease _ = CheckLease.begin(world.session).orElseThrow()) {
            check();
            assertThat(world.obtained).isEmpty();
            assertThat(isUnderWay()).isTrue();
        }
        assertThat(isUnderWay()).isFalse();
    }

    @Test
    @DisplayName("ends without a report when the secrets are not to be had")
    void withoutSecrets() {
        world.give(Optional.empty());
        check();
        assertThat(report()).isEmpty();
        assertThat(isUnderWay()).isFalse();
    }

    @Test
    @DisplayName("shows nothing when the profile has another token by then")
    void otherToken() {
        world.give(Optional.of(ProfileSecrets.of(world.zone.token(PracticeToken.PROVIDER_CONFINED))));
        check();
        assertThat(report()).isEmpty();
        assertThat(isUnderWay()).isFalse();
    }

    @Test
    @DisplayName("does not keep the profile from being revoked")
    void besides() {
        try (CheckLease _ = CheckLease.begin(world.session).orElseThrow()) {
            assertThat(world.session.isBusy()).isFalse();
        }
    }
}
