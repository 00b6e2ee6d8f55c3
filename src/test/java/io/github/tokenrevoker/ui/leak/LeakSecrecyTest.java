package io.github.tokenrevoker.ui.leak;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.WindowTest;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.secret.TokenTraces;
import io.github.tokenrevoker.token.find.SearchWatch;
import io.github.tokenrevoker.token.find.TokenFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A leaked token appears")
class LeakSecrecyTest extends WindowTest {
    private final List<String> logged = Collections.synchronizedList(new ArrayList<>());
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            logged.add(entry.getMessage() + " " + entry.getThrown());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        Logger.getLogger("").addHandler(listener);
        Logger.getLogger("jdk.httpclient").setLevel(Level.ALL);
    }

    @AfterEach
    void stopListening() {
        Logger.getLogger("").removeHandler(listener);
    }

    private static List<AccessToken> tokens(String log) {
        TokenFinder finder = new TokenFinder(SearchWatch.NONE);
        boolean _ = finder.read("log", log);
        return finder.found().tokens().stream().map(one -> one.token()).toList();
    }

    private void awaitTold(String words) {
        awaitThat(words, () -> isShown("leak-told") && text("leak-told").startsWith(words));
    }

    private String clipboard() {
        return onFx(() -> Clipboard.getSystemClipboard().getString());
    }

    private String windowTexts() {
        return onFx(() ->
                lookup("*").queryAll().stream().map(LeakSecrecyTest::textOf).collect(Collectors.joining("\n")));
    }

    private static String textOf(Node node) {
        return switch (node) {
            case Labeled labeled -> String.valueOf(labeled.getText());
            case TextInputControl input -> String.valueOf(input.getText());
            default -> "";
        };
    }

    @Test
    @DisplayName("in no file, no log, no window and no clipboard, from paste to report")
    void nowhere() throws Exception {
        String log = startPractice().leakedLog();
        List<AccessToken> leaked = tokens(log);
        assertThat(leaked).hasSize(4);
        press("nav-leak");
        type("leak-text", log);
        awaitText("leak-summary", "4 leaked tokens found");
        press("leak-check");
        awaitText("leak-summary", "4 leaked tokens: 3 working, 1 invalid, 0 not known");
        TableView<?> table = (TableView<?>) node("leak-table");
        interact(() -> table.getSelectionModel().select(1));
        press("leak-copy-request");
        List<String> copied = new ArrayList<>(List.of(clipboard()));
        press("leak-revoke");
        press("confirm-revoke");
        awaitTold("1 of 1");
        press("nav-profiles");
        press("outcome-copy");
        copied.add(clipboard());
        press("nav-leak");
        Path reports = Files.createDirectory(folder.resolve("reports"));
        for (String name : List.of("leak.html", "leak.json", "leak.txt")) {
            files.choose(reports.resolve(name));
            press("leak-report");
            awaitTold("Saved to " + reports.resolve(name));
        }
        String shown = windowTexts();
        closeTool();
        for (AccessToken token : leaked) {
            TokenTraces.assertNotIn(String.join("\n", copied), token);
            TokenTraces.assertNotIn(shown, token);
            TokenTraces.assertNotIn(String.join("\n", logged), token);
            TokenTraces.assertInNoFile(folder, token);
        }
        openTool(false);
    }

    @Test
    @DisplayName("in memory no longer once the tool is closed")
    void overwritten() throws Exception {
        String log = startPractice().leakedLog();
        press("nav-leak");
        type("leak-text", log);
        awaitText("leak-summary", "4 leaked tokens found");
        TableView<?> table = (TableView<?>) node("leak-table");
        List<AccessToken> held = onFx(() -> table.getItems().stream()
                .map(row -> ((LeakRow) row).token().found().token())
                .toList());
        closeTool();
        assertThat(held).hasSize(4).allMatch(AccessToken::isCleared);
        openTool(false);
    }
}
