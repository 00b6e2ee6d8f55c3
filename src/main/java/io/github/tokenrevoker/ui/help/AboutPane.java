package io.github.tokenrevoker.ui.help;

import atlantafx.base.theme.Styles;
import io.github.tokenrevoker.ui.controls.WrappedLabel;
import io.github.tokenrevoker.words.Texts;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/** Which version this is, what it is made of, and what to copy for a report of a problem. */
final class AboutPane extends VBox {
    private final Texts texts = Texts.of(AboutPane.class);

    AboutPane(String version, Supplier<String> diagnostics) {
        super(14);
        getStyleClass().add("dialog-content");
        Label title = new WrappedLabel("about-version", texts.get("about.version", version));
        title.getStyleClass().add(Styles.TITLE_3);
        Label libraries = new WrappedLabel(texts.get("about.libraries"));
        libraries.getStyleClass().add(Styles.TEXT_BOLD);
        getChildren()
                .addAll(
                        title,
                        new WrappedLabel(texts.get("about.text")),
                        new WrappedLabel("about-runtime", texts.get("about.runtime", Diagnostics.runtime())),
                        copying(diagnostics),
                        libraries,
                        libraries(),
                        new WrappedLabel(texts.get("about.licences")));
    }

    private Button copying(Supplier<String> diagnostics) {
        Button copy = new Button(texts.get("about.copy"));
        copy.setId("about-copy");
        copy.setOnAction(_ -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(diagnostics.get());
            Clipboard.getSystemClipboard().setContent(content);
            copy.setText(texts.get("about.copy.done"));
        });
        return copy;
    }

    private GridPane libraries() {
        GridPane grid = new GridPane(24, 6);
        grid.setId("about-libraries");
        List<Library> all = Library.all();
        for (Library library : all) {
            grid.addRow(
                    grid.getRowCount(),
                    new Label(library.name()),
                    new Label(library.licence()),
                    new WrappedLabel(library.holder()));
        }
        return grid;
    }
}
