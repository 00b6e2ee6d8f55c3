package io.github.tokenrevoker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.launch.LogFile;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.practice.NextAnswer;
import io.github.tokenrevoker.practice.PracticeToken;
import io.github.tokenrevoker.practice.PracticeZone;
import io.github.tokenrevoker.profile.Environment;
import io.github.tokenrevoker.secret.TokenTraces;
import io.github.tokenrevoker.ui.session.ProfileSession;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The token appears")
class SecrecyTest extends WindowTest {
    private final List<String> logged = new ArrayList<>();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream standardOut = System.out;
    private final PrintStream standardErr = System.err;
    private final Handler listener = new Handler() {
        @Override
        public synchronized void publish(LogRecord entry) {
            logged.add(entry.getMessage() + " " + entry.getThrown());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        Logger root = Logger.getLogger("");
        root.addHandler(listener);
        Logger.getLogger("jdk.httpclient").setLevel(Level.ALL);
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stopListening() {
        Logger.getLogger("").removeHandler(listener);
        System.setOut(standardOut);
        System.setErr(standardErr);
    }

    @Test
    @DisplayName("in no file, no log, no output, no window and no clipboard of a day's work")
    void nowhere() throws Exception {
        LogFile.open(folder.resolve("logs"));
        PracticeZone zone = startPractice();
        // The tool overwrites its own at the exit.
        AccessToken token = zone.token(PracticeToken.PROVIDER_NAMED).copy();
        ProfileSession session = addProfile("Mine", zone.address(), Environment.TEST, token.copy());
        press("check-connection");
        awaitText("generation", "1");
        for (NextAnswer answer : List.of(
                NextAnswer.BEHAVE, NextAnswer.UNAUTHORIZED_401, NextAnswer.PROXY_PAGE_502, NextAnswer.CUT_AFTER)) {
            answerNext(answer);
            if (isShown("revoke-unfold")) {
                press("revoke-unfold");
            }
            press("revoke");
            press("confirm-revoke");
            awaitShown("outcome-copy");
            awaitEnabled("check-connection");
        }
        press("outcome-copy");
        TokenTraces.assertNotIn(clipboard(), token);
        press("outcome-copy-curl");
        TokenTraces.assertNotIn(clipboard(), token);
        TokenTraces.assertNotIn(String.join("\n", windowTexts()), token);
        TokenTraces.assertNotIn(onFx(() -> session.outcomeProperty().get().toString()), token);
        TokenTraces.assertNotIn(onFx(() -> session.reportProperty().get().toString()), token);
        closeTool();
        TokenTraces.assertNotIn(String.join("\n", logged), token);
        TokenTraces.assertNotIn(printed.toString(StandardCharsets.UTF_8), token);
        TokenTraces.assertInNoFile(folder, token);
        openTool(false);
    }

    private String clipboard() {
        return onFx(() -> Clipboard.getSystemClipboard().getString());
    }

    private List<String> windowTexts() {
        return onFx(
                () -> lookup("*").queryAll().stream().map(SecrecyTest::textOf).toList());
    }

    private static String textOf(Node node) {
        return switch (node) {
            case Labeled labeled -> String.valueOf(labeled.getText());
            case TextInputControl input -> String.valueOf(input.getText());
            default -> "";
        };
    }

    @Test
    @DisplayName("found by this test's own search when it is there")
    void searchWorks() throws IOException {
        AccessToken token = startPractice().token(PracticeToken.PROVIDER_NAMED);
        byte[] leaked = ("x" + token.reveal() + "y").getBytes(StandardCharsets.UTF_16LE);
        assertThat(TokenTraces.areIn(leaked, token)).isTrue();
    }
}
