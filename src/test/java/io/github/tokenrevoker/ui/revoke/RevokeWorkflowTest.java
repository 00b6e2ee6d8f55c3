package io.github.tokenrevoker.ui.revoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.github.tokenrevoker.practice.NextAnswer;
import io.github.tokenrevoker.practice.PracticeToken;
import io.github.tokenrevoker.revocation.Outcome;
import io.github.tokenrevoker.revocation.Revocation;
import io.github.tokenrevoker.secret.ProfileSecrets;
import io.github.tokenrevoker.ui.session.Lease;
import io.github.tokenrevoker.ui.session.ProfileSession.Activity;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javafx.scene.Group;
import javafx.scene.Node;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The workflow behind the red button")
class RevokeWorkflowTest {
    private static final Duration NO_LOOKS = Duration.ofDays(1);

    private final Node opener = new Group();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private WorkflowWorld world;

    @BeforeEach
    void open() throws Exception {
        world = new WorkflowWorld(folder, NO_LOOKS);
    }

    @AfterEach
    void close() throws Exception {
        world.close();
    }

    private void revoke() {
        world.revoke.revoke(world.session, opener);
    }

    private void assertIdle() {
        assertThat(world.session.isBusy()).isFalse();
        assertThat(world.threads
                        .fx()
                        .call(() -> world.session.activityProperty().get()))
                .isEqualTo(Activity.IDLE);
    }

    private boolean areSecretsOfJobsOverwritten() {
        return world.questions.asked.stream().allMatch(job -> job.access().isCleared());
    }

    @Test
    @DisplayName("revokes what was confirmed, shows the outcome, and is done")
    void confirmed() {
        revoke();
        assertThat(world.outcome()).get().isInstanceOf(Outcome.Revoked.class);
        assertThat(world.questions.asked).hasSize(1);
        assertThat(world.told).isEmpty();
        assertIdle();
    }

    @Test
    @DisplayName("overwrites the secrets that it obtained, and those that it sent")
    void secrets() {
        revoke();
        assertThat(world.obtained).hasSize(1).allMatch(ProfileSecrets::isOverwritten);
        assertThat(areSecretsOfJobsOverwritten()).isTrue();
    }

    @Test
    @DisplayName("sends nothing when the operator declines, and overwrites the secrets")
    void declined() {
        world.questions.answer = _ -> Optional.empty();
        revoke();
        assertThat(world.outcome()).isEmpty();
        assertThat(world.obtained).allMatch(ProfileSecrets::isOverwritten);
        assertThat(areSecretsOfJobsOverwritten()).isTrue();
        assertIdle();
    }

    @Test
    @DisplayName("asks nothing further when the secrets are not to be had")
    void withoutSecrets() {
        world.give(Optional.empty());
        revoke();
        assertThat(world.questions.asked).isEmpty();
        assertIdle();
    }

    @Test
    @DisplayName("does nothing while something else is done with the profile")
    void busy() {
        try (Lease _ = Lease.begin(world.session, Activity.EDITING).orElseThrow()) {
            revoke();
        }
        assertThat(world.obtained).isEmpty();
        assertThat(world.questions.asked).isEmpty();
    }

    @Test
    @DisplayName("asks again when somebody else revoked after the yes, and sends once after the second one")
    void moved() {
        world.questions.answer = ScriptedQuestions.yesAfter(world.zone::revokeBySomebodyElse);
        revoke();
        assertThat(world.questions.asked).hasSize(2);
        Revocation first = world.questions.asked.getFirst();
        Revocation again = world.questions.asked.getLast();
        assertThat(again.movedFrom()).isEqualTo(first.report().generation());
        assertThat(world.outcome().flatMap(Outcome::after))
                .map(generation -> generation.number())
                .contains(first.report().generation().orElseThrow().number() + 2);
        assertThat(world.threads.fx().call(() -> world.session.reportProperty().get()))
                .hasValueSatisfying(report ->
                        assertThat(report.generation()).isEqualTo(again.report().generation()));
    }

    @Test
    @DisplayName("shows what was known before when the second question is declined")
    void movedAndDeclined() {
        revoke();
        Optional<Outcome> before = world.outcome();
        world.questions.answer = ScriptedQuestions.yesAfter(world.zone::revokeBySomebodyElse);
        world.questions.answerAgain = _ -> Optional.empty();
        revoke();
        assertThat(before).isPresent();
        assertThat(world.outcome()).isEqualTo(before);
        assertThat(areSecretsOfJobsOverwritten()).isTrue();
        assertIdle();
    }

    @Test
    @DisplayName("keeps the secrets of an outcome that is still open, for further looks, and no others")
    void unsettled() {
        world.zone.answerNext(NextAnswer.CUT_BEFORE);
        revoke();
        assertThat(world.outcome()).get().isInstanceOf(Outcome.Unknown.class);
        assertThat(world.outcome()).get().matches(outcome -> !outcome.lacksSecrets());
        assertThat(world.obtained).allMatch(ProfileSecrets::isOverwritten);
        assertIdle();
    }

    @Test
    @DisplayName("lets go of the profile and of the secrets when a question fails")
    void failure() {
        world.questions.answer = _ -> {
            throw new IllegalStateException("on purpose");
        };
        assertThatThrownBy(this::revoke).hasMessage("on purpose");
        assertThat(world.obtained).allMatch(ProfileSecrets::isOverwritten);
        assertThat(areSecretsOfJobsOverwritten()).isTrue();
        assertIdle();
    }

    @Test
    @DisplayName("notes in the profile that a temporary token has died with the others")
    void ownToken() {
        world.give(Optional.of(ProfileSecrets.of(world.zone.token(PracticeToken.PROVIDER_TEMPORARY))));
        revoke();
        assertThat(world.outcome())
                .get()
                .asInstanceOf(type(Outcome.Revoked.class))
                .matches(Outcome.Revoked::isOwnTokenInvalid);
        assertThat(world.threads.fx().call(() -> world.session.profile().diedToken()))
                .isPresent();
    }
}
