package io.github.tokenrevoker.ui.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.onezone.OnezoneAddress;
import io.github.tokenrevoker.practice.PracticeToken;
import io.github.tokenrevoker.practice.PracticeZone;
import io.github.tokenrevoker.profile.Environment;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.revocation.bulk.EstateServer;
import io.github.tokenrevoker.ui.session.ProfileSession;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Profiles of a bulk run")
class BulkEditingTest extends EstateWindowTest {
    private ProfileSession add(String name, OnezoneAddress address, AccessToken token, Environment environment) {
        Profile profile = new Profile(UUID.randomUUID(), name, address, environment, "");
        return onFx(() -> book().add(profile, Optional.of(token), false));
    }

    private void ask() {
        press("bulk-open");
        press("bulk-select-all");
        press("bulk-revoke");
        awaitShown("bulk-confirm-phrase");
    }

    /** Revokes for two, of which the second is held, and waits until the first is over: its own token has died in it. */
    private ProfileSession firstOfTwo(PracticeZone other) {
        ProfileSession first =
                add("First", other.address(), other.token(PracticeToken.PROVIDER_TEMPORARY), Environment.PRODUCTION);
        add("Second", zone.address(), EstateServer.token("b"), Environment.TEST);
        zone.hold();
        ask();
        type("bulk-confirm-phrase", "revoke 2 providers");
        press("bulk-confirm-revoke");
        awaitThat("the second is sent", () -> zone.deleting() == 1);
        awaitThat(
                "the first is over",
                () -> onFx(
                        () -> !first.isBusy() && first.outcomeProperty().get().isPresent()));
        press("nav-profiles");
        choose("First");
        press("profile-edit");
        type("editor-notes", "typed during the run");
        return first;
    }

    @Test
    @DisplayName("keep a change that was saved before the run was over")
    void savedBeforeTheEnd() throws IOException {
        try (PracticeZone other = PracticeZone.start(Clock.systemUTC())) {
            ProfileSession first = firstOfTwo(other);
            press("editor-save");
            awaitGone("editor");
            zone.letThrough();
            press("nav-bulk");
            awaitText("bulk-summary", "2 revoked and verified");
            awaitThat(
                    "the death is noted", () -> onFx(first::profile).diedToken().isPresent());
            assertThat(onFx(first::profile).notes()).isEqualTo("typed during the run");
        }
    }

    @Test
    @DisplayName("keep what the run has noted when a change is saved after it")
    void savedAfterTheEnd() throws IOException {
        try (PracticeZone other = PracticeZone.start(Clock.systemUTC())) {
            ProfileSession first = firstOfTwo(other);
            zone.letThrough();
            press("nav-bulk");
            awaitText("bulk-summary", "2 revoked and verified");
            awaitThat(
                    "the death is noted", () -> onFx(first::profile).diedToken().isPresent());
            press("editor-save");
            awaitGone("editor");
            assertThat(onFx(first::profile).notes()).isEqualTo("typed during the run");
            assertThat(onFx(first::profile).diedToken()).isPresent();
        }
    }

    @Test
    @DisplayName("that are being edited are left out, and told")
    void edited() {
        add("Edited", zone.address(), EstateServer.token("a"), Environment.TEST);
        add("Free", zone.address(), EstateServer.token("b"), Environment.TEST);
        choose("Edited");
        press("profile-edit");
        ask();
        assertThat(shownTexts("confirmation")).contains("Skipped: Edited: being edited");
        press("bulk-confirm-cancel");
    }

    @Test
    @DisplayName("are open to nothing else while they are under way")
    void busy() {
        add("Held", zone.address(), EstateServer.token("a"), Environment.TEST);
        zone.hold();
        ask();
        type("bulk-confirm-phrase", "revoke 1 provider");
        press("bulk-confirm-revoke");
        awaitThat("it is sent", () -> zone.deleting() == 1);
        press("nav-profiles");
        choose("Held");
        assertThat(isEnabled("revoke")).isFalse();
        assertThat(text("revocation-step")).startsWith("In a bulk revocation");
        zone.letThrough();
        awaitEnabled("revoke");
        press("nav-bulk");
        awaitText("bulk-summary", "1 revoked and verified");
    }
}
