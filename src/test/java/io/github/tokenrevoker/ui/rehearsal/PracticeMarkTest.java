package io.github.tokenrevoker.ui.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.WindowTest;
import io.github.tokenrevoker.onezone.OnezoneAddress;
import io.github.tokenrevoker.practice.PracticeToken;
import io.github.tokenrevoker.practice.PracticeZone;
import io.github.tokenrevoker.profile.Environment;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Practice is what points at the running practice zone:")
class PracticeMarkTest extends WindowTest {
    private void editHost(String host) {
        press("profile-edit");
        type("editor-host", host);
        press("editor-save");
        awaitGone("editor");
    }

    private List<String> words() {
        return shownTexts("list-cell");
    }

    @Test
    @DisplayName("its own profile loses every mark once it points at another host")
    void editedAway() {
        startPractice();
        assertThat(isShown("practice-mark")).isTrue();
        assertThat(isShown("practice-bar")).isTrue();
        assertThat(words()).contains("Practice zone");
        editHost("onezone.example.org");
        awaitGone("practice-bar");
        assertThat(isShown("practice-mark")).isFalse();
        assertThat(words()).contains("onezone.example.org").doesNotContain("Practice zone");
    }

    @Test
    @DisplayName("its own profile is saved once it points at another host")
    void editedAwayIsSaved() {
        startPractice();
        editHost("onezone.example.org");
        awaitThat(
                "it is saved",
                () -> Files.exists(folder.resolve("profiles.json"))
                        && Files.readString(folder.resolve("profiles.json")).contains("onezone.example.org"));
    }

    @Test
    @DisplayName("the question about a profile that points elsewhere does not say that nothing real is revoked")
    void question() throws Exception {
        try (PracticeZone other = PracticeZone.start(java.time.Clock.systemUTC())) {
            startPractice();
            press("revoke");
            awaitEnabled("confirm-revoke");
            assertThat(shownTexts("confirmation")).contains("Practice zone: nothing real is revoked");
            press("confirm-cancel");
            awaitGone("confirm-dialog");
            editHost(other.address().toString());
            takePracticeToken(PracticeToken.PROVIDER_NAMED);
            press("revoke");
            awaitShown("confirm-dialog");
            assertThat(shownTexts("confirmation")).doesNotContain("Practice zone: nothing real is revoked");
        }
    }

    @Test
    @DisplayName("a profile of the zone of an earlier run is none")
    void earlierRun() throws Exception {
        OnezoneAddress earlier = startPractice().address();
        press("profile-duplicate");
        awaitText("profile-title", "Practice (copy)");
        awaitThat("it is saved", () -> Files.exists(folder.resolve("profiles.json")));
        restart();
        awaitText("profile-title", "Practice (copy)");
        assertThat(isShown("practice-mark")).isFalse();
        startPractice();
        choose("Practice (copy)");
        awaitText("profile-title", "Practice (copy)");
        assertThat(isShown("practice-mark")).isFalse();
        assertThat(isShown("practice-bar")).isFalse();
        assertThat(words()).contains(earlier.authority());
    }

    @Test
    @DisplayName("another profile that is edited to the zone’s address is practice")
    void editedThere() {
        PracticeZone zone = startPractice();
        addProfile(
                "Mine",
                new OnezoneAddress("https", "onezone.example.org", 443),
                Environment.TEST,
                zone.token(PracticeToken.PROVIDER_NAMED));
        awaitText("profile-title", "Mine");
        assertThat(isShown("practice-bar")).isFalse();
        editHost(zone.address().toString());
        awaitShown("practice-bar");
        assertThat(isShown("practice-mark")).isTrue();
    }

    @Test
    @DisplayName("practising again after its own profile was edited makes a new one")
    void again() {
        startPractice();
        editHost("onezone.example.org");
        press("start-practice");
        awaitThat("there is a new profile", () -> shownProfiles().contains("Practice 2"));
        awaitShown("practice-bar");
        assertThat(text("profile-title")).isEqualTo("Practice 2");
        assertThat(words()).contains("onezone.example.org", "Practice zone");
    }
}
