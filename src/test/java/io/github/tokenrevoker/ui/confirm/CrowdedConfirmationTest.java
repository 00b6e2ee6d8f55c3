package io.github.tokenrevoker.ui.confirm;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.nitram509.jmacaroons.Macaroon;
import io.github.tokenrevoker.WindowTest;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.onezone.RawServer;
import io.github.tokenrevoker.profile.Environment;
import io.github.tokenrevoker.token.Base62;
import io.github.tokenrevoker.ui.controls.StageSize;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A confirmation with 40 warnings and names of 200 characters")
class CrowdedConfirmationTest extends WindowTest {
    private static final int WARNINGS = 40;
    /** What a screen of 1024 by 600 leaves a window between its title bar and a panel. */
    private static final double LOW_SCREEN = 540;

    private static final List<String> DEMANDED =
            List.of("confirm-reason", "confirm-phrase", "confirm-revoke", "confirm-cancel");
    private static final String PROVIDER =
            "Akademickie Centrum Komputerowe ".repeat(7).substring(0, 199) + "X";

    @SuppressWarnings("NullAway.Init")
    private RawServer server;

    @BeforeEach
    void openConfirmation() throws Exception {
        server = new RawServer((line, out) -> {
            String body = line.contains("/temporary")
                    ? "{\"generation\":3}"
                    : "{\"providerId\":\"abc\",\"name\":\"" + PROVIDER + "\"}";
            out.write(RawServer.http("200 OK", "application/json", body).getBytes(StandardCharsets.ISO_8859_1));
        });
        addProfile("Centrum ".repeat(25).strip(), server.address(), Environment.PRODUCTION, token());
        press("revoke");
        awaitShown("confirm-phrase");
    }

    @AfterEach
    void stopServer() throws IOException {
        server.close();
    }

    private static AccessToken token() throws Exception {
        var builder = Macaroon.builder("127.0.0.1", "k".getBytes(StandardCharsets.US_ASCII), "2/nmd/prv-abc/act/id");
        for (int i = 0; i < WARNINGS; i++) {
            builder.addCaveat("novelty = " + i);
        }
        return AccessToken.pasted(Base62.encode(builder.build().serialize()));
    }

    private Bounds inScene(Node node) {
        return onFx(() -> node.localToScene(node.getLayoutBounds()));
    }

    private void squeeze() {
        Window dialog = node("confirm-dialog").getScene().getWindow();
        interact(() -> dialog.setHeight(LOW_SCREEN));
    }

    private void assertDemandsInSight() {
        Scene scene = node("confirm-dialog").getScene();
        double height = onFx(scene::getHeight);
        assertThat(DEMANDED).allSatisfy(id -> {
            Bounds place = inScene(node(id));
            assertThat(place.getMinY()).as(id).isNotNegative();
            assertThat(place.getMaxY()).as(id).isLessThanOrEqualTo(height);
        });
    }

    @Test
    @DisplayName("shows each warning as a row of its own")
    void rows() {
        assertThat(shownTexts("confirmation-warning")).hasSizeGreaterThanOrEqualTo(WARNINGS);
    }

    @Test
    @DisplayName("is whole on the screen of its owner")
    void onScreen() {
        Window dialog = node("confirm-dialog").getScene().getWindow();
        Rectangle2D screen = onFx(() -> StageSize.screenOf(dialog));
        assertThat(onFx(() -> screen.contains(dialog.getX(), dialog.getY(), dialog.getWidth(), dialog.getHeight())))
                .isTrue();
    }

    @Test
    @DisplayName("has reason, phrase and buttons in sight on its screen")
    void demandsInSight() {
        assertDemandsInSight();
    }

    @Test
    @DisplayName("has them in sight on a screen of 1024 by 600, with the warnings above them")
    void demandsInSightOnLowScreen() {
        squeeze();
        assertDemandsInSight();
        Bounds warnings = inScene(node("confirm-dialog").lookup(".fitting-scroll"));
        assertThat(warnings.getHeight()).isPositive();
        assertThat(warnings.getMaxY())
                .isLessThanOrEqualTo(inScene(node("confirm-reason")).getMinY());
    }

    @Test
    @DisplayName("cuts neither its title nor the phrase that must be typed")
    void nothingCut() {
        squeeze();
        for (String style : List.of(".confirmation-title", ".phrase-ask")) {
            Region label = (Region) node("confirm-dialog").lookup(style);
            assertThat(onFx(() -> label.getHeight() >= label.prefHeight(label.getWidth())))
                    .as(style)
                    .isTrue();
        }
        assertThat(((Labeled) node("confirm-dialog").lookup(".phrase-ask")).getText())
                .contains(PROVIDER);
    }
}
