package io.github.tokenrevoker.ui.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.WindowTest;
import io.github.tokenrevoker.onezone.OnezoneAddress;
import io.github.tokenrevoker.profile.Environment;
import io.github.tokenrevoker.profile.Profile;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The page of bulk revocation")
class BulkPageTest extends WindowTest {
    private void openWith(String... names) {
        for (String name : names) {
            Profile profile = new Profile(
                    UUID.randomUUID(), name, new OnezoneAddress("http", "127.0.0.1", 9), Environment.TEST, "");
            interact(() -> book().add(profile, Optional.empty(), false));
        }
        press("nav-bulk");
    }

    private TableView<?> table() {
        return (TableView<?>) node("bulk-table");
    }

    private List<String> states() {
        TableView<?> table = table();
        return onFx(() -> {
            TableColumn<?, ?> state = table.getColumns().stream()
                    .filter(column -> column.getText().equals("State"))
                    .findFirst()
                    .orElseThrow();
            return table.getItems().stream()
                    .map(row -> BulkWords.of(
                            (Standing) state.getCellData(table.getItems().indexOf(row))))
                    .toList();
        });
    }

    @Test
    @DisplayName("opens the details beside the table for a row that is selected, and closes them with Escape")
    void drawer() {
        openWith("a");
        TableView<?> table = table();
        assertThat(isShown("bulk-detail")).isFalse();
        double whole = onFx(table::getWidth);
        interact(() -> {
            table.requestFocus();
            table.getSelectionModel().select(0);
        });
        assertThat(text("bulk-detail")).isEqualTo("Nothing has been sent for this profile.");
        assertThat(onFx(table::getWidth)).isLessThan(whole);
        push(KeyCode.ESCAPE);
        awaitGone("bulk-detail");
        awaitThat("the table has the whole width", () -> onFx(table::getWidth) == whole);
        assertThat(onFx(table::isFocused)).isTrue();
    }

    @Test
    @DisplayName("says of each provider whether it is selected, before there is a run")
    void standing() {
        openWith("a", "b");
        assertThat(states()).containsExactly("Not selected", "Not selected");
        type("bulk-search", "b");
        press("bulk-select-all");
        type("bulk-search", "");
        assertThat(states()).containsExactly("Not selected", "Selected");
    }

    @Test
    @DisplayName("clears its search with Escape, before anything else")
    void escapeClears() {
        openWith("a", "b");
        type("bulk-search", "b");
        interact(node("bulk-search")::requestFocus);
        push(KeyCode.ESCAPE);
        assertThat(text("bulk-search")).isEmpty();
        assertThat(table().getItems()).hasSize(2);
    }
}
