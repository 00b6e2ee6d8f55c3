package io.github.tokenrevoker.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.WindowTest;
import io.github.tokenrevoker.onezone.OnezoneAddress;
import io.github.tokenrevoker.profile.Environment;
import io.github.tokenrevoker.profile.Profile;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javafx.scene.control.SplitPane;
import javafx.stage.Window;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The window, opened again,")
class RememberedWindowTest extends WindowTest {
    private Window window() {
        return node("navigation").getScene().getWindow();
    }

    private List<Integer> place() {
        Window window = window();
        return onFx(() ->
                List.of((int) window.getX(), (int) window.getY(), (int) window.getWidth(), (int) window.getHeight()));
    }

    private void add(String name) {
        Profile profile =
                new Profile(UUID.randomUUID(), name, new OnezoneAddress("http", "127.0.0.1", 9), Environment.TEST, "");
        interact(() -> book().add(profile, Optional.empty(), false));
    }

    @Test
    @DisplayName("is where it was, and as large")
    void takesItsPlace() throws Exception {
        Window window = window();
        interact(() -> {
            window.setX(17);
            window.setY(23);
            window.setWidth(903);
            window.setHeight(611);
        });
        restart();
        awaitThat("it is there", () -> place().equals(List.of(17, 23, 903, 611)));
    }

    @Test
    @DisplayName("is on a screen, though the one that it was on has gone")
    void screenGone() throws Exception {
        closeTool();
        Files.writeString(
                folder.resolve("settings.json"),
                "{\"schema\":1,\"windowX\":90000,\"windowY\":20,\"windowWidth\":1000,\"windowHeight\":700}");
        openTool(false);
        awaitShown("welcome-title");
        assertThat(place().getFirst()).isLessThan(10_000);
    }

    @Test
    @DisplayName("shows the page, the profile and the width of the list that it was left with")
    void content() throws Exception {
        add("a");
        add("b");
        choose("b");
        SplitPane split =
                (SplitPane) node("profile-list").getParent().getParent().getParent();
        interact(() -> split.setDividerPositions(0.45));
        press("nav-bulk");
        restart();
        awaitShown("bulk-table");
        press("nav-profiles");
        awaitText("profile-title", "b");
        SplitPane again =
                (SplitPane) node("profile-list").getParent().getParent().getParent();
        awaitThat("the list is as wide", () -> Math.abs(onFx(() -> again.getDividerPositions()[0]) - 0.45) < 0.02);
    }

    @Test
    @DisplayName("shows the providers, where it was left on a page that there is no more")
    void unknownPage() throws Exception {
        closeTool();
        Files.writeString(folder.resolve("settings.json"), "{\"schema\":1,\"lastPage\":\"weather\"}");
        openTool(false);
        awaitShown("welcome-title");
    }

    @Test
    @DisplayName("does not remember the practice profile, which ends with it")
    void practice() throws Exception {
        startPractice();
        restart();
        awaitShown("welcome-title");
        assertThat(Files.readString(folder.resolve("settings.json"))).doesNotContain("lastProfile");
    }
}
