package io.github.tokenrevoker.ui.help;

import atlantafx.base.theme.Styles;
import io.github.tokenrevoker.ui.controls.WrappedLabel;
import io.github.tokenrevoker.words.Texts;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** What each result of a revocation means, and what to do about it. */
final class ResultsPane extends VBox {
    private static final List<String> RESULTS =
            List.of("verified", "accepted", "not-revoked", "rejected", "not-sent", "unknown");

    ResultsPane() {
        super(18);
        Texts texts = Texts.of(ResultsPane.class);
        getStyleClass().add("dialog-content");
        for (String result : RESULTS) {
            Label title = new WrappedLabel(texts.get("result." + result));
            title.getStyleClass().add(Styles.TEXT_BOLD);
            getChildren()
                    .add(new VBox(
                            4,
                            title,
                            new WrappedLabel(texts.get("result." + result + ".means")),
                            new WrappedLabel(texts.get("result." + result + ".next"))));
        }
    }
}
