package io.github.tokenrevoker.ui.leak;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.WindowTest;
import io.github.tokenrevoker.journal.JournalLine;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.practice.NextAnswer;
import io.github.tokenrevoker.profile.Environment;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.revocation.bulk.EstateServer;
import io.github.tokenrevoker.ui.session.ProfileSession;
import io.github.tokenrevoker.words.leak.LeakWords;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Leaked tokens")
class LeakRevocationTest extends WindowTest {
    @SuppressWarnings("unchecked")
    private List<String> inRows(Function<LeakRow, String> words) {
        TableView<LeakRow> table = (TableView<LeakRow>) node("leak-table");
        return onFx(() -> table.getItems().stream().map(words).toList());
    }

    private List<String> ids() {
        return inRows(row -> LeakWords.id(row.token().inscription()));
    }

    private List<String> answers() {
        return inRows(row -> row.evidence().latest().map(LeakWords::answer).orElse("not asked"));
    }

    private void openPracticeLeak() {
        startPractice();
        press("nav-leak");
        press("leak-practice");
        awaitThat("4 rows", () -> ids().size() == 4);
        awaitEnabled("leak-revoke");
    }

    private void awaitTold(String words) {
        awaitThat(words, () -> isShown("leak-told") && text("leak-told").startsWith(words));
    }

    /** What stands in the journal of the answers about leaked tokens. */
    private List<String> recorded() throws Exception {
        return journal().read(100).stream()
                .filter(line -> line.kind() == JournalLine.Kind.LEAKED)
                .map(JournalLine::text)
                .toList();
    }

    @Test
    @DisplayName("are named in the confirmation, with those that the revocation does not end")
    void confirmation() {
        openPracticeLeak();
        press("leak-revoke");
        awaitText("confirm-reason", "Leaked: " + ids().getFirst());
        assertThat(text("confirm-leaked")).isEqualTo(ids().getFirst());
        assertThat(text("confirm-leaked-left"))
                .isEqualTo(ids().get(1) + " (named token), " + ids().get(2) + " (a user’s token)");
        press("confirm-cancel");
        awaitTold("Nothing was revoked.");
        assertThat(answers()).containsOnly("not asked");
    }

    @Test
    @DisplayName("are asked about again after the revocation, and the panel, the journal and the report say so")
    void verified() throws Exception {
        openPracticeLeak();
        press("leak-revoke");
        press("confirm-revoke");
        String proof = "1 of 1 leaked token is now rejected as revoked";
        awaitTold(proof);
        assertThat(answers())
                .startsWith("Revoked.")
                .filteredOn("not asked"::equals)
                .hasSize(3);
        String id = ids().getFirst();
        press("nav-profiles");
        assertThat(text("outcome-leaked")).startsWith(proof + " (asked 20");
        press("nav-leak");
        assertThat(recorded())
                .singleElement()
                .asString()
                .contains("\"leakedTokens\":1")
                .contains("\"leakedTokensRevoked\":1")
                .contains("{\"tokenId\":\"" + id + "\",\"answer\":\"revoked\"");
        assertThat(onFx(() -> book().sessions().getFirst().outcomeProperty().get())
                        .orElseThrow()
                        .attempt()
                        .act()
                        .toString())
                .satisfies(act -> assertThat(recorded().getFirst()).contains(act));
        Path report = folder.resolve("leak.txt");
        files.choose(report);
        press("leak-report");
        awaitTold("Saved to");
        assertThat(Files.readString(report)).contains(proof);
        assertThat(isEnabled("leak-revoke")).isFalse();
    }

    @Test
    @DisplayName("are asked about once more when an unknown outcome is settled, which keeps what is known of them")
    void settled() throws Exception {
        beHasty();
        openPracticeLeak();
        answerNext(NextAnswer.CUT_AFTER);
        press("leak-revoke");
        press("confirm-revoke");
        awaitTold("1 of 1 leaked token is now rejected as revoked");
        press("nav-profiles");
        awaitOutcome("Revoked and verified");
        awaitThat(
                "the panel says it",
                () -> isShown("outcome-leaked")
                        && text("outcome-leaked").startsWith("1 of 1 leaked token is now rejected as revoked"));
    }

    @Test
    @DisplayName("are said to work still when the zone said yes and revoked nothing")
    void notRevoked() {
        openPracticeLeak();
        answerNext(NextAnswer.WRITE_FAILED_204);
        press("leak-revoke");
        press("confirm-revoke");
        awaitTold("0 of 1 leaked token is now rejected as revoked");
        assertThat(text("leak-told")).contains(ids().getFirst() + ": It works, and does not expire.");
        assertThat(isEnabled("leak-revoke")).isTrue();
    }

    private Profile add(EstateServer zone, String name, String provider) {
        Profile profile = new Profile(UUID.randomUUID(), name, zone.address(), Environment.TEST, "");
        ProfileSession session = onFx(() -> book().add(profile, Optional.of(EstateServer.token(provider)), false));
        awaitThat("read", () -> onFx(() -> session.tokenProperty().get().isPresent()));
        return profile;
    }

    private static String log(AccessToken... tokens) {
        StringBuilder log = new StringBuilder();
        for (AccessToken token : tokens) {
            log.append("token: ").append(token.reveal()).append('\n');
        }
        return log.toString();
    }

    @Test
    @DisplayName("of several providers are ended by one bulk revocation, whose rows say what became of them")
    void several() throws Exception {
        try (EstateServer zone = new EstateServer()) {
            add(zone, "First", "a");
            add(zone, "Second", "b");
            add(zone, "Not concerned", "c");
            press("nav-leak");
            type("leak-text", log(EstateServer.temporary("a", 1), EstateServer.temporary("b", 1)));
            awaitThat("2 rows", () -> ids().size() == 2);
            press("leak-revoke");
            awaitText("bulk-confirm-reason", "Leaked: leaked-a, leaked-b");
            assertThat(text("bulk-confirm-leaked")).isEqualTo("Leaked tokens that this ends: leaked-a, leaked-b");
            type("bulk-confirm-phrase", "revoke 2 providers");
            press("bulk-confirm-revoke");
            awaitTold("2 of 2 leaked tokens are now rejected as revoked");
            assertThat(answers()).containsExactly("Revoked.", "Revoked.");
            assertThat(zone.deleted()).containsExactlyInAnyOrder("a", "b");
            press("nav-bulk");
            assertThat(bulkColumn("Leaked tokens"))
                    .hasSize(3)
                    .filteredOn(words -> words.startsWith("1 of 1"))
                    .hasSize(2);
            assertThat(recorded()).hasSize(2);
            Path report = folder.resolve("bulk.json");
            files.choose(report);
            press("bulk-export");
            awaitThat("the report is written", () -> Files.exists(report));
            assertThat(Files.readString(report)).contains("1 of 1 leaked token is now rejected as revoked");
        }
    }

    private List<String> bulkColumn(String title) {
        TableView<?> table = (TableView<?>) node("bulk-table");
        return onFx(() -> {
            TableColumn<?, ?> column = table.getColumns().stream()
                    .filter(each -> each.isVisible() && each.getText().equals(title))
                    .findFirst()
                    .orElseThrow();
            return IntStream.range(0, table.getItems().size())
                    .mapToObj(row -> String.valueOf(column.getCellData(row)))
                    .toList();
        });
    }

    @Test
    @DisplayName("of a provider without a profile lead to the editor, with the host filled in")
    void noProfile() throws Exception {
        try (EstateServer zone = new EstateServer()) {
            add(zone, "Another", "other");
            press("nav-leak");
            assertThat(isShown("leak-add-provider")).isFalse();
            type("leak-text", log(EstateServer.temporary("a", 1)));
            awaitThat("1 row", () -> ids().size() == 1);
            assertThat(isEnabled("leak-revoke")).isFalse();
            assertThat(text("leak-left")).contains("leaked-a (no profile for its provider)");
            press("leak-add-provider");
            awaitText("editor-host", zone.address().toString());
        }
    }
}
