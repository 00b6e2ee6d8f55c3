package io.github.tokenrevoker.ui.confirm;

import atlantafx.base.theme.Styles;
import io.github.tokenrevoker.revocation.ConfirmationPhrase;
import io.github.tokenrevoker.words.Texts;
import java.util.List;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;

/** Asks to type a phrase, and tells in words how far that has come. */
final class PhraseQuestion {
    private static final Texts TEXTS = Texts.of(PhraseQuestion.class);

    private PhraseQuestion() {}

    /**
     * The question's parts, one below the other.
     *
     * @param words of the question itself
     * @param id what their ids begin with
     * @param phrase the field for it
     */
    static List<Node> about(
            String words, ConfirmationPhrase demanded, String id, TextField phrase, StringProperty typed) {
        Label ask = new Label(words);
        ask.setWrapText(true);
        ask.setMinHeight(Region.USE_PREF_SIZE);
        ask.setLabelFor(phrase);
        ask.getStyleClass().add("phrase-ask");
        phrase.setId(id + "-phrase");
        phrase.textProperty().bindBidirectional(typed);
        Label match = new Label();
        match.setId(id + "-phrase-match");
        match.getStyleClass().add(Styles.TEXT_MUTED);
        match.textProperty().bind(typed.map(text -> TEXTS.get(matchKey(demanded, text))));
        return List.of(ask, phrase, match);
    }

    private static String matchKey(ConfirmationPhrase demanded, String typed) {
        if (typed.isBlank()) {
            return "phrase.open";
        }
        if (demanded.matches(typed)) {
            return "phrase.match";
        }
        return demanded.isBegunBy(typed) ? "phrase.begun" : "phrase.wrong";
    }
}
