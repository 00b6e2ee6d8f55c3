package io.github.tokenrevoker.ui.rehearsal;

import io.github.tokenrevoker.practice.NextAnswer;
import io.github.tokenrevoker.practice.PracticeToken;
import io.github.tokenrevoker.practice.PracticeZone;
import io.github.tokenrevoker.ui.words.Icon;
import io.github.tokenrevoker.words.Texts;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** Says that this is practice, lets the operator decide how the zone answers next, and which token to hold. */
public final class RehearsalBar extends HBox {
    private final Texts texts = Texts.of(RehearsalBar.class);
    private final PracticeZone zone;
    private final MenuButton next = new MenuButton();

    /**
     * Builds the bar of a running zone.
     *
     * @param takeToken puts a token of the kind into the practice profile
     */
    public RehearsalBar(PracticeZone zone, Consumer<PracticeToken> takeToken) {
        super(12);
        this.zone = zone;
        setId("practice-bar");
        getStyleClass().add("practice-bar");
        setAlignment(Pos.CENTER_LEFT);
        Label text = new Label(texts.get("bar", zone.address().authority()));
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        next.setId("practice-next-answer");
        next.setMinWidth(Region.USE_PREF_SIZE);
        for (NextAnswer answer : NextAnswer.values()) {
            MenuItem item = new MenuItem(texts.get("next." + answer));
            item.setId("practice-next-" + idOf(answer));
            item.setOnAction(_ -> {
                zone.answerNext(answer);
                refresh();
            });
            next.getItems().add(item);
        }
        MenuButton token = new MenuButton(texts.get("token"));
        token.setId("practice-token");
        token.setMinWidth(Region.USE_PREF_SIZE);
        for (PracticeToken kind : PracticeToken.values()) {
            MenuItem item = new MenuItem(texts.get("token." + kind));
            item.setId("practice-token-" + idOf(kind));
            item.setOnAction(_ -> takeToken.accept(kind));
            token.getItems().add(item);
        }
        getChildren().addAll(new Icon(Feather.PLAY_CIRCLE), text, next, token);
        refresh();
    }

    /** Shows what the zone will answer next; a DELETE resets it. */
    public void refresh() {
        next.setText(texts.get("next", texts.get("next." + zone.nextAnswer())));
    }

    private static String idOf(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
