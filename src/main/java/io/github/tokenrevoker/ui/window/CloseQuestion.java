package io.github.tokenrevoker.ui.window;

import io.github.tokenrevoker.ui.controls.Notices;
import io.github.tokenrevoker.ui.controls.Notices.Notice;
import io.github.tokenrevoker.ui.session.Occupant;
import io.github.tokenrevoker.ui.session.ProfileBook;
import io.github.tokenrevoker.words.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;

/**
 * What would be left behind if the window closed now, and the notice that says so. It stands only as long as that notice
 * does: once it is closed, or nothing of what it says holds any more, closing is asked about anew. On the FX thread.
 */
final class CloseQuestion {
    private final ProfileBook book;
    private final Set<Occupant> revocations;
    private final boolean unsaved;
    private Optional<Notice> notice = Optional.empty();

    private CloseQuestion(ProfileBook book, Set<Occupant> revocations, boolean unsaved) {
        this.book = book;
        this.revocations = revocations;
        this.unsaved = unsaved;
    }

    /** Looks at what is under way or unsaved just now. */
    static CloseQuestion of(ProfileBook book) {
        Set<Occupant> revocations = book.sessions().stream()
                .filter(session ->
                        WorkUnderWay.isRevoking(session.activityProperty().get()))
                .flatMap(session -> session.occupant().stream())
                .collect(Collectors.toUnmodifiableSet());
        return new CloseQuestion(
                book, revocations, book.file().problemProperty().get().isPresent());
    }

    /** Whether anything would be left behind. */
    boolean isNeeded() {
        return unsaved || !revocations.isEmpty();
    }

    /** Whether this has been asked, still stands, and named all that would be left behind now. */
    boolean covers(CloseQuestion present) {
        return notice.filter(Notice::isOpen).isPresent()
                && revocations.containsAll(present.revocations)
                && (unsaved || !present.unsaved);
    }

    void ask(Notices notices, Texts texts) {
        List<String> words = new ArrayList<>();
        if (!revocations.isEmpty()) {
            words.add(texts.get("close.busy"));
        }
        if (unsaved) {
            words.add(texts.get("close.unsaved"));
        }
        notice = Optional.of(notices.show(String.join(" ", words)).whileTrue(stillHolds()));
    }

    void withdraw() {
        notice.ifPresent(Notice::withdraw);
    }

    private BooleanBinding stillHolds() {
        List<Observable> causes = new ArrayList<>();
        book.sessions().forEach(session -> causes.add(session.activityProperty()));
        causes.add(book.file().problemProperty());
        return Bindings.createBooleanBinding(
                () -> revocations.stream().anyMatch(Occupant::isHeld)
                        || (unsaved && book.file().problemProperty().get().isPresent()),
                causes.toArray(Observable[]::new));
    }
}
