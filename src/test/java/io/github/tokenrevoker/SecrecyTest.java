package io.github.tokenrevoker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.practice.NextAnswer;
import io.github.tokenrevoker.practice.PracticeToken;
import io.github.tokenrevoker.practice.PracticeZone;
import io.github.tokenrevoker.profile.Environment;
import io.github.tokenrevoker.ui.session.ProfileSession;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
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

    /** The token, and the shapes in which it might hide. */
    private static List<byte[]> shapes(AccessToken token) {
        String text = token.reveal();
        String body = text.substring(text.length() / 2);
        return List.of(
                body.getBytes(StandardCharsets.UTF_8),
                body.getBytes(StandardCharsets.UTF_16LE),
                body.getBytes(StandardCharsets.UTF_16BE),
                Base64.getEncoder().withoutPadding().encode(text.getBytes(StandardCharsets.UTF_8)),
                URLEncoder.encode(body, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8));
    }

    private static boolean contains(byte[] content, byte[] part) {
        for (int start = 0; start + part.length <= content.length; start++) {
            int same = 0;
            while (same < part.length && content[start + same] == part[same]) {
                same++;
            }
            if (same == part.length) {
                return true;
            }
        }
        return false;
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
            press("revoke");
            press("confirm-revoke");
            awaitShown("outcome-copy");
            awaitEnabled("revoke");
        }
        press("outcome-copy");
        assertNotIn(clipboard(), token);
        press("outcome-copy-curl");
        assertNotIn(clipboard(), token);
        assertNotIn(String.join("\n", windowTexts()), token);
        assertNotIn(onFx(() -> session.outcomeProperty().get().toString()), token);
        assertNotIn(onFx(() -> session.reportProperty().get().toString()), token);
        closeTool();
        assertNotIn(String.join("\n", logged), token);
        assertNotIn(printed.toString(StandardCharsets.UTF_8), token);
        assertInNoFile(folder, token);
        openTool(false);
    }

    /** Searches every byte of every file for every shape of the token. */
    static void assertInNoFile(Path folder, AccessToken token) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] content = Files.readAllBytes(file);
                for (byte[] shape : shapes(token)) {
                    assertThat(contains(content, shape)).as(file.toString()).isFalse();
                }
            }
        }
    }

    private static void assertNotIn(String text, AccessToken token) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        for (byte[] shape : shapes(token)) {
            assertThat(contains(content, shape)).isFalse();
        }
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
        assertThat(shapes(token).stream().anyMatch(shape -> contains(leaked, shape)))
                .isTrue();
    }
}
