package io.github.tokenrevoker.ui.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.github.tokenrevoker.WindowTest;
import io.github.tokenrevoker.journal.Journal;
import io.github.tokenrevoker.journal.JournalLine.Kind;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.practice.NextAnswer;
import io.github.tokenrevoker.practice.PracticeToken;
import io.github.tokenrevoker.practice.PracticeZone;
import io.github.tokenrevoker.profile.Environment;
import io.github.tokenrevoker.profile.TokenHome;
import io.github.tokenrevoker.secret.FakeKeyring;
import io.github.tokenrevoker.ui.session.ProfileSession;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("The journal in the window")
class JournalWindowTest extends WindowTest {
    private void revoke(String reason) {
        press("revoke");
        awaitEnabled("confirm-revoke");
        type("confirm-reason", reason);
        press("confirm-revoke");
        awaitShown("outcome-panel");
        awaitEnabled("revoke");
    }

    private TableView<?> table() {
        return (TableView<?>) node("journal-table");
    }

    private int rows() {
        TableView<?> table = table();
        return onFx(() -> table.getItems().size());
    }

    private void awaitRows(int count) {
        awaitThat(count + " rows are shown", () -> rows() == count);
    }

    private void select(int row) {
        TableView<?> table = table();
        interact(() -> table.getSelectionModel().select(row));
    }

    @Test
    @DisplayName("shows every revocation with its reason, and says that its chain is intact")
    void shown() {
        startPractice();
        revoke("INC-1");
        answerNext(NextAnswer.FORBIDDEN_403);
        revoke("INC-2");
        press("journal-open");
        awaitRows(2);
        awaitThat("it is verified", () -> text("journal-state").startsWith("Intact"));
        press("journal-verify");
        awaitThat("it is verified", () -> text("journal-state").startsWith("Intact: 4 entries"));
        select(0);
        assertThat(text("journal-detail"))
                .contains("Outcome: Rejected", "Reason: INC-2", "Error id: forbidden", "Operator: ");
        press("journal-raw");
        assertThat(text("journal-detail"))
                .contains("\"reason\" : \"INC-2\"")
                .contains("\"errorId\" : \"forbidden\"")
                .contains("\"operator\"");
    }

    @Test
    @DisplayName("shows what was recorded while another page was shown, and what follows")
    void openedAgain() throws Exception {
        startPractice();
        revoke("INC-1");
        press("nav-journal");
        awaitRows(1);
        press("nav-profiles");
        revoke("INC-2");
        press("nav-journal");
        awaitRows(2);
        journal().append(Kind.INTENT, UUID.randomUUID(), JsonMapper.shared().createObjectNode());
        awaitRows(3);
    }

    @Test
    @DisplayName("is filtered by text and by outcome")
    void filtered() {
        startPractice();
        revoke("INC-1");
        answerNext(NextAnswer.FORBIDDEN_403);
        revoke("INC-2");
        press("journal-open");
        awaitRows(2);
        type("journal-search", "inc-1");
        awaitRows(1);
        type("journal-search", "nothing like it");
        awaitRows(0);
        type("journal-search", "");
        awaitRows(2);
    }

    @Test
    @DisplayName("shows a profile its own last revocations")
    void ofProfile() {
        PracticeZone zone = startPractice();
        revoke("INC-1");
        awaitThat("it is shown", () -> isShown("profile-journal"));
        addProfile("Other", zone.address(), Environment.TEST, zone.token(PracticeToken.PROVIDER_NAMED));
        assertThat(isShown("profile-journal")).isFalse();
    }

    @Test
    @DisplayName("gives a receipt of one revocation, and an export of what is shown, with the chain's head")
    void documents() throws Exception {
        AccessToken token = startPractice().token(PracticeToken.PROVIDER_NAMED);
        revoke("=HYPERLINK(1)");
        press("journal-open");
        awaitRows(1);
        select(0);
        press("journal-head");
        awaitThat("it is copied", () -> text("journal-told").startsWith("The chain head"));
        String head = onFx(() -> Clipboard.getSystemClipboard().getString());
        for (String name : List.of("receipt.txt", "receipt.json")) {
            Path file = folder.resolve(name);
            files.choose(file);
            press("journal-receipt");
            awaitThat("it is written", () -> Files.exists(file));
            assertThat(Files.readString(file))
                    .contains(head)
                    .contains("=HYPERLINK(1)")
                    .contains("Practice Provider")
                    .doesNotContain(token.reveal());
        }
        for (String name : List.of("all.csv", "all.json")) {
            Path file = folder.resolve(name);
            files.choose(file);
            press("journal-export");
            awaitThat("it is written", () -> Files.exists(file));
            assertThat(Files.readString(file)).contains(head).contains("Intact");
        }
        assertThat(Files.readString(folder.resolve("all.csv"))).contains("\"'=HYPERLINK(1)\"");
    }

    @Test
    @DisplayName("names what somebody has changed in it")
    void tampered() throws Exception {
        startPractice();
        revoke("INC-1");
        revoke("INC-2");
        closeTool();
        Path file = folder.resolve("journal/journal.jsonl");
        Files.writeString(file, Files.readString(file).replace("INC-1", "INC-9"));
        openTool(false);
        press("journal-open");
        awaitThat("it is told", () -> text("journal-state").equals("Damaged: line 1 has been changed."));
    }

    private Path journalFile(String name) {
        return folder.resolve("journal").resolve(name);
    }

    private void cutLastLine() throws Exception {
        List<String> lines = Files.readAllLines(journalFile("journal.jsonl"));
        Files.writeString(journalFile("journal.jsonl"), String.join("\n", lines.subList(0, lines.size() - 1)) + "\n");
    }

    @Test
    @DisplayName(
            "that was cut is warned of in the main window, also after the next revocation, until it is acknowledged")
    void cutStaysReported() throws Exception {
        startPractice();
        revoke("INC-1");
        closeTool();
        cutLastLine();
        openTool(true);
        awaitText(
                "journal-warning-text",
                "The journal (audit log) is damaged. Damaged: the end is missing from line 2 on.");
        awaitEnabled("revoke");
        revoke("INC-2");
        restart();
        awaitShown("journal-warning");
        press("journal-warning-open");
        awaitText("journal-state", "Damaged: the end is missing from line 2 on.");
        assertThat(onFx(() -> lookup("#journal-damage .label").queryAllAs(Labeled.class).stream()
                        .map(Labeled::getText)
                        .toList()))
                .singleElement(STRING)
                .startsWith("Damaged: the end is missing from line 2 on. Found on ")
                .endsWith("recorded as line 2.");
        press("journal-acknowledge");
        awaitGone("journal-warning");
        assertThat(text("journal-state")).startsWith("Damage recorded on ");
        restart();
        press("journal-open");
        awaitThat("it stays recorded", () -> text("journal-state").startsWith("Damage recorded on "));
        assertThat(isShown("journal-warning")).isFalse();
    }

    @Test
    @DisplayName("that is cut while the tool runs is warned of with the next revocation")
    void cutMeanwhile() throws Exception {
        startPractice();
        revoke("INC-1");
        assertThat(isShown("journal-warning")).isFalse();
        cutLastLine();
        revoke("INC-2");
        awaitText(
                "journal-warning-text",
                "The journal (audit log) is damaged. Damaged: the end is missing from line 2 on.");
    }

    @Test
    @DisplayName("whose note is missing says that its end can’t be vouched for")
    void noteMissing() throws Exception {
        startPractice();
        revoke("INC-1");
        closeTool();
        Files.delete(journalFile("journal.head"));
        openTool(false);
        awaitText(
                "journal-warning-text",
                "The journal (audit log) is damaged. The note beside the journal was missing after line 2: "
                        + "lines cut off at the end can’t be detected.");
    }

    @Test
    @DisplayName(
            "is verified for every receipt and export, and never called intact by what an earlier verification found")
    void documentsVerify() throws Exception {
        startPractice();
        revoke("INC-1");
        press("journal-open");
        awaitRows(1);
        awaitThat("it is verified", () -> text("journal-state").startsWith("Intact: 2 entries"));
        select(0);
        Path journal = journalFile("journal.jsonl");
        Files.writeString(journal, Files.readString(journal).replace("INC-1", "INC-9"));
        for (String name : List.of("receipt.txt", "receipt.json", "all.csv", "all.json")) {
            Path file = folder.resolve(name);
            files.choose(file);
            press(name.startsWith("all") ? "journal-export" : "journal-receipt");
            awaitThat("it is written", () -> Files.exists(file));
            assertThat(Files.readString(file))
                    .contains("Damaged: line 1 has been changed. Found on ")
                    .doesNotContain("Intact");
        }
    }

    @Test
    @DisplayName("that cannot be written is told before anything is sent, and the operator may revoke all the same")
    void unwritable() throws Exception {
        startPractice();
        Path file = folder.resolve("journal/journal.jsonl");
        awaitText("status-journal", "Journal intact, 0 entries");
        journal().close();
        Files.delete(file);
        Files.createDirectories(file.resolve("in-the-way"));
        press("revoke");
        press("confirm-revoke");
        awaitThat(
                "it is told",
                () -> shownTexts("confirmation-warning").stream()
                        .anyMatch(text -> text.startsWith("The journal (audit log) can’t be written")));
        assertThat(isShown("outcome-panel")).isFalse();
        press("confirm-revoke");
        awaitOutcome("Revoked and verified");
        assertThat(text("outcome-unrecorded")).startsWith("Not recorded in the journal (audit log)");
    }

    private UUID addWithToken(PracticeZone zone, FakeKeyring system) {
        keyring = system;
        ProfileSession session =
                addProfile("Mine", zone.address(), Environment.TEST, zone.token(PracticeToken.PROVIDER_NAMED));
        interact(() -> book().store(session, TokenHome.KEYRING));
        UUID id = session.profile().id();
        system.secrets()
                .put(id.toString(), zone.token(PracticeToken.PROVIDER_NAMED).reveal());
        awaitThat(
                "it is saved",
                () -> Files.readString(folder.resolve("profiles.json")).contains("keyring"));
        return id;
    }

    private void leaveOpenAct(UUID profile, PracticeZone zone, long before) throws Exception {
        closeTool();
        writeIntent(UUID.randomUUID(), profile, zone, before);
        openTool(false);
    }

    private void writeIntent(UUID act, UUID profile, PracticeZone zone, long before) throws Exception {
        try (Journal journal = new Journal(folder.resolve("journal"), Clock.systemUTC())) {
            journal.append(
                    Kind.INTENT,
                    act,
                    JsonMapper.builder()
                            .build()
                            .createObjectNode()
                            .put("profileId", profile.toString())
                            .put("profile", "Mine")
                            .put("onezone", zone.address().toString())
                            .put("providerId", "9a1c6e2f4b7d4c0e8f35practice0001")
                            .put("generationBefore", before));
        }
    }

    /** Leaves an act that Onezone accepted, and that was not verified. */
    private void leaveUnverifiedAct(UUID profile, PracticeZone zone, long before) throws Exception {
        closeTool();
        UUID act = UUID.randomUUID();
        writeIntent(act, profile, zone, before);
        try (Journal journal = new Journal(folder.resolve("journal"), Clock.systemUTC())) {
            journal.append(
                    Kind.OUTCOME,
                    act,
                    JsonMapper.builder()
                            .build()
                            .createObjectNode()
                            .put("outcome", "revoked_unproved")
                            .put("whyUnproved", "generation_after_unknown")
                            .put("status", 204));
        }
        openTool(false);
    }

    @Test
    @DisplayName(
            "that knows an accepted revocation that was not verified offers to check it again after the next start")
    void unverifiedAct() throws Exception {
        try (PracticeZone zone = PracticeZone.start(Clock.systemUTC())) {
            ProfileSession session =
                    addProfile("Mine", zone.address(), Environment.TEST, zone.token(PracticeToken.PROVIDER_NAMED));
            awaitThat("it is saved", () -> Files.exists(folder.resolve("profiles.json")));
            zone.revokeBySomebodyElse();
            leaveUnverifiedAct(session.profile().id(), zone, 1);
            choose("Mine");
            awaitText("open-act-title", "Accepted in an earlier session, not verified");
            press("outcome-check-again");
            awaitShown("token-prompt");
            type("token-prompt-field", zone.token(PracticeToken.PROVIDER_NAMED).reveal());
            press("token-prompt-ok");
            awaitOutcome("Revoked and verified");
            assertThat(text("outcome-generation")).isEqualTo("1 → 2");
            assertThat(text("outcome-status")).startsWith("204");
        }
    }

    @Test
    @DisplayName(
            "that knows an intent without an outcome has it settled after the next start, where the token is at hand")
    void openAct() throws Exception {
        try (PracticeZone zone = PracticeZone.start(Clock.systemUTC())) {
            UUID id = addWithToken(zone, new FakeKeyring());
            zone.revokeBySomebodyElse();
            leaveOpenAct(id, zone, 1);
            choose("Mine");
            awaitOutcome("Revoked and verified");
            assertThat(text("outcome-happened")).startsWith("The answer was lost");
            assertThat(text("outcome-generation")).isEqualTo("1 → 2");
        }
    }

    @Test
    @DisplayName("that knows an intent without an outcome waits for the operator where the token is not at hand")
    void openActWithoutToken() throws Exception {
        try (PracticeZone zone = PracticeZone.start(Clock.systemUTC())) {
            ProfileSession session =
                    addProfile("Mine", zone.address(), Environment.TEST, zone.token(PracticeToken.PROVIDER_NAMED));
            awaitThat("it is saved", () -> Files.exists(folder.resolve("profiles.json")));
            leaveOpenAct(session.profile().id(), zone, 1);
            awaitThat(
                    "it is told",
                    () -> isShown("notice-text")
                            && text("notice-text").startsWith("Token Revoker ended during a revocation"));
            choose("Mine");
            awaitShown("open-act");
            press("outcome-check-again");
            awaitShown("token-prompt");
            type("token-prompt-field", zone.token(PracticeToken.PROVIDER_NAMED).reveal());
            press("token-prompt-ok");
            awaitOutcome("Outcome unknown");
            letRequestsDie();
            awaitOutcome("Not revoked: the request was lost");
        }
    }
}
