package io.github.tokenrevoker.ui.leak;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.WindowTest;
import io.github.tokenrevoker.practice.PracticeZone;
import io.github.tokenrevoker.token.find.SearchWatch;
import io.github.tokenrevoker.token.find.TokenFinder;
import io.github.tokenrevoker.words.leak.LeakWords;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The page of leaked tokens")
class LeakPageTest extends WindowTest {
    @SuppressWarnings("unchecked")
    private TableView<LeakRow> table() {
        return (TableView<LeakRow>) node("leak-table");
    }

    private List<String> inRows(Function<LeakRow, String> words) {
        TableView<LeakRow> table = table();
        return onFx(() -> table.getItems().stream().map(words).toList());
    }

    private List<String> answers() {
        return inRows(row -> row.evidence().latest().map(LeakWords::answer).orElse("not asked"));
    }

    private List<String> groups() {
        return inRows(row -> LeakWords.group(row.token().ending()));
    }

    private void awaitRows(int count) {
        awaitThat(count + " rows", () -> groups().size() == count && isEnabled("leak-clear"));
    }

    /** Opens the page on the leak of the practice zone, whose profile is known. */
    private PracticeZone openPracticeLeak() {
        PracticeZone zone = startPractice();
        press("nav-leak");
        press("leak-practice");
        awaitRows(4);
        return zone;
    }

    private static String letters(String log) {
        TokenFinder finder = new TokenFinder(SearchWatch.NONE);
        boolean _ = finder.read("log", log);
        return finder.found().tokens().getFirst().token().reveal();
    }

    @Test
    @DisplayName("finds the tokens of the practice leak and groups them by what ends them")
    void practiceLeak() {
        openPracticeLeak();
        assertThat(groups())
                .containsExactly(
                        "Token Revoker’s revocation",
                        "Revoking the named token",
                        "The user’s own revocation",
                        "Nothing: expired");
        assertThat(text("leak-summary")).isEqualTo("4 leaked tokens found");
        assertThat(text("leak-left"))
                .contains(inRows(row -> LeakWords.id(row.token().inscription())).get(1))
                .contains(inRows(row -> LeakWords.id(row.token().inscription())).get(2));
    }

    @Test
    @DisplayName("asks the zone about each token and says whether it works")
    void asks() {
        openPracticeLeak();
        assertThat(answers()).containsOnly("not asked");
        press("leak-check");
        awaitText("leak-summary", "4 leaked tokens: 3 working, 1 invalid, 0 not known");
        assertThat(answers().getFirst()).isEqualTo("It works, and does not expire.");
        assertThat(answers().getLast()).isEqualTo("Expired.");
    }

    @Test
    @DisplayName("forgets a pasted text once it has been searched, and all tokens when they are cleared")
    void forgets() {
        PracticeZone zone = startPractice();
        press("nav-leak");
        type("leak-text", zone.leakedLog());
        awaitRows(4);
        awaitText("leak-text", "");
        LeakRow row = onFx(() -> table().getItems().getFirst());
        press("leak-clear");
        awaitRows(0);
        assertThat(row.token().found().token().isCleared()).isTrue();
        assertThat(isEnabled("leak-check")).isFalse();
        assertThat(isEnabled("leak-revoke")).isFalse();
        assertThat(isEnabled("leak-report")).isFalse();
    }

    @Test
    @DisplayName("forgets all tokens when the tool is locked")
    void locks() {
        openPracticeLeak();
        LeakRow row = onFx(() -> table().getItems().getFirst());
        press("vault-lock");
        awaitRows(0);
        assertThat(row.token().found().token().isCleared()).isTrue();
    }

    @Test
    @DisplayName("lists a token once, however often it is pasted")
    void lists() {
        String log = startPractice().leakedLog();
        press("nav-leak");
        type("leak-text", log);
        awaitRows(4);
        type("leak-text", log);
        awaitThat(
                "each stood twice",
                () -> inRows(row -> "" + row.token().found().occurrences()).equals(List.of("2", "2", "2", "2")));
    }

    @Test
    @DisplayName("keeps a text without tokens in sight, and says that it has none")
    void nothing() {
        press("nav-leak");
        type("leak-text", "no secret here");
        awaitText("leak-told", "No Onedata tokens found.");
        assertThat(text("leak-text")).isEqualTo("no secret here");
    }

    @Test
    @DisplayName("reads a file, and says at which line of it a token stood")
    void file() throws Exception {
        PracticeZone zone = startPractice();
        Path file = folder.resolve("agent.log");
        Files.writeString(file, "first line\n" + zone.leakedLog());
        files.choose(file);
        press("nav-leak");
        press("leak-open-file");
        awaitRows(4);
        assertThat(inRows(row -> row.token().found().places().getFirst().toString()))
                .anyMatch(place -> place.contains("agent.log") && place.contains("3"));
    }

    @Test
    @DisplayName("writes a report without a letter of a token, in the form that the file’s name says")
    void report() throws Exception {
        PracticeZone zone = startPractice();
        String log = zone.leakedLog();
        press("nav-leak");
        type("leak-text", log);
        awaitRows(4);
        for (String name : List.of("leak.html", "leak.json", "leak.txt")) {
            Path file = folder.resolve(name);
            files.choose(file);
            press("leak-report");
            awaitText("leak-told", "Saved to " + file);
            String token = letters(log);
            assertThat(Files.readString(file))
                    .contains(inRows(row -> LeakWords.id(row.token().inscription()))
                            .getFirst())
                    .doesNotContain(token.substring(10, 30));
        }
    }

    @Test
    @DisplayName("shows everything about the selected token, with the request that ends a named one")
    void detail() {
        openPracticeLeak();
        TableView<LeakRow> table = table();
        interact(() -> table.getSelectionModel().select(1));
        assertThat(text("leak-detail-ending")).contains("Revoke the named token");
        assertThat(text("leak-detail-places")).isEqualTo("practice leak, line 4");
        press("leak-copy-request");
        awaitText("leak-copy-request", "Copied");
        interact(() -> table.getSelectionModel().select(0));
        awaitGone("leak-copy-request");
    }
}
