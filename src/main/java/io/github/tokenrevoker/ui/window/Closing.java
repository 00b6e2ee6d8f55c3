package io.github.tokenrevoker.ui.window;

import io.github.tokenrevoker.ui.controls.Notices;
import io.github.tokenrevoker.ui.controls.Notices.Notice;
import io.github.tokenrevoker.ui.secrets.SecretStorage;
import io.github.tokenrevoker.ui.session.ProfileBook;
import io.github.tokenrevoker.words.Texts;
import java.util.Optional;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

/** Decides whether the window may close now. Belongs to the FX thread. */
final class Closing {
    private final Texts texts = Texts.of(Closing.class);
    private final Stage stage;
    private final ProfileBook book;
    private final SecretStorage storage;
    private final Notices notices;
    private Optional<Notice> onceStored = Optional.empty();
    private Optional<CloseQuestion> asked = Optional.empty();

    /** Is asked from now on whenever the window is to close. */
    Closing(Stage stage, ProfileBook book, SecretStorage storage, Notices notices) {
        this.stage = stage;
        this.book = book;
        this.storage = storage;
        this.notices = notices;
        stage.setOnCloseRequest(this::closeUnlessBusy);
    }

    /** Closes the window as its title bar would, with the same questions. */
    void request() {
        stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST));
    }

    /**
     * A revocation under way, or a change that is not saved, is not left by a slip. Asked a second time while the notice
     * about the very same reasons is still there, the window closes.
     */
    private void closeUnlessBusy(WindowEvent event) {
        if (storage.isStoring() && onceStored.filter(Notice::isOpen).isEmpty()) {
            event.consume();
            closeOnceStored();
            return;
        }
        CloseQuestion present = CloseQuestion.of(book);
        boolean answered = asked.filter(question -> question.covers(present)).isPresent();
        if (present.isNeeded() && !answered) {
            event.consume();
            asked.ifPresent(CloseQuestion::withdraw);
            present.ask(notices, texts);
            asked = Optional.of(present);
        }
    }

    /** Closes the window when the tokens are stored, unless the notice about it was closed before. */
    private void closeOnceStored() {
        Notice notice = notices.show(texts.get("close.storing"));
        onceStored = Optional.of(notice);
        storage.onceStored(() -> {
            if (notice.isOpen()) {
                notice.withdraw();
                request();
            }
        });
    }
}
