package io.github.tokenrevoker.ui.transfer;

import io.github.tokenrevoker.ui.controls.DialogStage;
import io.github.tokenrevoker.ui.controls.StageSize;
import io.github.tokenrevoker.ui.secrets.NewPassphrase;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.scene.control.Button;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.stage.Window;

/** Asks whether tokens go with the exported profiles. */
final class ExportDialog extends TransferDialog<ExportDialog.Choice> {
    private static final double WIDTH = 520;

    private final NewPassphrase passphrase = new NewPassphrase();

    /** What the operator wants; the passphrase is empty for an export without tokens. */
    record Choice(Optional<char[]> passphrase) {
        @Override
        public String toString() {
            return "Choice[hidden]";
        }
    }

    static CompletableFuture<Optional<Choice>> show(Window owner, int count) {
        return new ExportDialog().open(owner, count);
    }

    private CompletableFuture<Optional<Choice>> open(Window owner, int count) {
        ToggleGroup group = new ToggleGroup();
        RadioButton without = new RadioButton(texts.get("export.without"));
        without.setId("export-without-tokens");
        without.setToggleGroup(group);
        without.setSelected(true);
        RadioButton with = new RadioButton(texts.get("export.with"));
        with.setId("export-with-tokens");
        with.setToggleGroup(group);
        passphrase.visibleProperty().bind(with.selectedProperty());
        passphrase.managedProperty().bind(with.selectedProperty());
        Button go = main("export-go", texts.get("export.go"));
        go.disableProperty()
                .bind(with.selectedProperty()
                        .and(passphrase.acceptableExpression().not()));
        DialogStage stage = stage(
                owner,
                "export-dialog",
                WIDTH,
                texts.get("export.title"),
                text(texts.get("export.text", count)),
                without,
                with,
                passphrase,
                buttons("export-cancel", go));
        with.selectedProperty().subscribe(() -> StageSize.fit(stage));
        go.setOnAction(_ ->
                answer(stage, new Choice(with.isSelected() ? Optional.of(passphrase.chosen()) : Optional.empty())));
        return ask(stage, passphrase::clear);
    }
}
