package io.github.tokenrevoker.ui.revoke;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.WindowTest;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.onezone.RawServer;
import io.github.tokenrevoker.practice.PracticeToken;
import io.github.tokenrevoker.profile.Environment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.stage.Window;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The page of a profile")
class ProfilePageTest extends WindowTest {
    private static final double WIDEST = 760;

    private Bounds place(String id) {
        Node node = node(id);
        return onFx(() -> node.localToScene(node.getLayoutBounds()));
    }

    private void revoke() {
        press("revoke");
        press("confirm-revoke");
        awaitShown("outcome-panel");
    }

    @Test
    @DisplayName("shows the result first, then what is known, and the red button last")
    void order() {
        startPractice();
        revoke();
        List<Double> tops =
                List.of("outcome-title", "check-result", "token-summary", "profile-journal", "revoke").stream()
                        .map(id -> place(id).getMinY())
                        .toList();
        assertThat(tops).isSorted().doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("keeps its header in sight while it scrolls")
    void header() {
        startPractice();
        revoke();
        Bounds before = place("profile-title");
        ScrollPane page = (ScrollPane) node("profile-title").getScene().lookup(".page");
        interact(() -> page.setVvalue(1));
        assertThat(place("outcome-title").getMinY()).isLessThan(before.getMinY());
        assertThat(place("profile-title")).isEqualTo(before);
    }

    @Test
    @DisplayName("is no wider than can be read, in a wide window")
    void width() {
        startPractice();
        revoke();
        Window window = node("profile-title").getScene().getWindow();
        interact(() -> window.setWidth(1600));
        assertThat(place("outcome-panel").getWidth()).isLessThanOrEqualTo(WIDEST);
    }

    @Test
    @DisplayName("names profile, provider and host in the result")
    void subject() {
        var zone = startPractice();
        revoke();
        assertThat(text("outcome-subject"))
                .contains("Practice")
                .contains("Practice Provider (9a1c6e2f4b7d4c0e8f35practice0001)")
                .contains(zone.address().authority());
    }

    @Test
    @DisplayName("wears the color of its environment, or that of the practice zone")
    void band() throws IOException {
        var token = startPractice().token(PracticeToken.PROVIDER_NAMED);
        assertThat(bandClasses()).contains("band-practice");
        try (RawServer server = RawServer.saying("")) {
            addProfile("Real", server.address(), Environment.PRODUCTION, token);
            assertThat(bandClasses()).contains("band-production");
        }
    }

    private List<String> bandClasses() {
        Node title = node("profile-title");
        return onFx(() -> List.copyOf(title.getScene().lookup(".band").getStyleClass()));
    }

    @Test
    @DisplayName("folds the red button away while a result is unsettled, says why, and shows it when asked to")
    void unsettled() throws IOException {
        AccessToken token = startPractice().token(PracticeToken.PROVIDER_NAMED);
        String provider = "{\"providerId\":\"9a1c6e2f4b7d4c0e8f35practice0001\",\"name\":\"P\"}";
        try (RawServer server = new RawServer((line, out) -> {
            String body = line.contains("/temporary") ? "{\"generation\":3}" : provider;
            String said = line.startsWith("GET")
                    ? RawServer.http("200 OK", "application/json", body)
                    : RawServer.http("502 Bad Gateway", "text/html", "<p>Try later</p>");
            out.write(said.getBytes(StandardCharsets.ISO_8859_1));
        })) {
            addProfile("Behind a proxy", server.address(), Environment.TEST, token);
            assertThat(isShown("revoke-unsettled")).isFalse();
            revoke();
            awaitShown("revoke-unsettled");
            assertThat(text("revoke-unsettled")).contains("a second revocation also invalidates");
            assertThat(isShown("revoke")).isFalse();
            press("revoke-unfold");
            awaitEnabled("revoke");
            assertThat(isShown("revoke-unsettled")).isFalse();
        }
    }

    @Test
    @DisplayName("opens the editor to replace the token")
    void replaceToken() {
        startPractice();
        press("token-replace");
        awaitShown("editor-token");
    }
}
