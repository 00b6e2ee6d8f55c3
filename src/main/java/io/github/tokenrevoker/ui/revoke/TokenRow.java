package io.github.tokenrevoker.ui.revoke;

import io.github.tokenrevoker.token.Subject;
import io.github.tokenrevoker.token.TokenReading;
import io.github.tokenrevoker.ui.controls.Buttons;
import io.github.tokenrevoker.ui.controls.NoteRows;
import io.github.tokenrevoker.ui.session.ProfileSession;
import io.github.tokenrevoker.words.FindingWords;
import io.github.tokenrevoker.words.Note;
import io.github.tokenrevoker.words.Texts;
import io.github.tokenrevoker.words.TokenWords;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** What the token of a profile is, what it means for the revocation, and the button that replaces it. */
final class TokenRow {
    private final Texts texts = Texts.of(TokenRow.class);
    private final ProfileSession session;
    private final Clock clock;
    private final NoteRows token = new NoteRows("token-summary");
    private final Button confined;
    private final PageRow row;

    /**
     * Makes the row.
     *
     * @param replace asks for another token
     */
    TokenRow(ProfileSession session, Clock clock, Runnable replace) {
        this.session = session;
        this.clock = clock;
        confined = Buttons.of(
                "copy-confined-request",
                texts.get("confined"),
                () -> providerWithUnconfinedToken().ifPresent(this::copyConfinedRequest));
        row = new PageRow(texts.get("token"), token, confined)
                .with(Buttons.of("token-replace", texts.get("token.replace"), replace));
    }

    Node row() {
        return row;
    }

    void show() {
        Instant now = clock.instant();
        token.show(session.tokenProperty()
                .get()
                .map(read -> Stream.concat(
                                Stream.of(Note.stating(TokenWords.summary(read))),
                                FindingWords.notes(session.findings(now), now).stream())
                        .toList())
                .orElseGet(() -> List.of(Note.stating(texts.get("token.none")))));
        confined.setText(texts.get("confined"));
        confined.setVisible(providerWithUnconfinedToken().isPresent());
        confined.setManaged(confined.isVisible());
    }

    /** The provider inscribed in a token without caveats, to which a confined one can be advised. */
    private Optional<String> providerWithUnconfinedToken() {
        return session.tokenProperty()
                .get()
                .flatMap(TokenReading::legible)
                .filter(inscription -> inscription.caveats().isEmpty())
                .flatMap(inscription ->
                        inscription.subject() instanceof Subject.Provider provider && provider.isWellFormed()
                                ? Optional.of(provider.id())
                                : Optional.empty());
    }

    private void copyConfinedRequest(String providerId) {
        ClipboardContent content = new ClipboardContent();
        content.putString(ConfinedTokenRequest.of(session.profile().address(), providerId));
        Clipboard.getSystemClipboard().setContent(content);
        confined.setText(texts.get("confined.done"));
    }
}
