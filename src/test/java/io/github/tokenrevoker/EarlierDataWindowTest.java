package io.github.tokenrevoker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("On the data folder of version 0.1.0,")
class EarlierDataWindowTest extends WindowTest {
    @Test
    @DisplayName("the window shows every profile and every revocation, and finds nothing damaged")
    void opened() throws Exception {
        closeTool();
        EarlierDataTest.copyTo(folder);
        openTool(false);
        awaitThat("the profiles are shown", () -> shownProfiles().size() == 4);
        assertThat(shownProfiles()).containsExactlyInAnyOrder("CYFRONET Kraków", "Praha 8", "Test zone", "Practice");
        press("journal-open");
        TableView<?> revocations = (TableView<?>) node("journal-table");
        awaitThat(
                "the revocations are shown",
                () -> onFx(() -> revocations.getItems().size()) == 7);
        assertThat(isShown("journal-warning-text")).isFalse();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(Path::getFileName).map(Path::toString))
                    .contains("profiles.json", "settings.json", "vault.p12")
                    .noneMatch(name -> name.matches("(profiles|settings|vault|journal)\\..*damaged-[0-9].*"));
        }
    }
}
