package io.github.tokenrevoker.ui.window;

import io.github.tokenrevoker.revocation.OutcomeCode;
import io.github.tokenrevoker.revocation.RecordedAct;
import io.github.tokenrevoker.ui.controls.Notices;
import io.github.tokenrevoker.ui.journal.JournalStore;
import io.github.tokenrevoker.ui.session.ProfileBook;
import io.github.tokenrevoker.ui.session.ProfileSession;
import io.github.tokenrevoker.words.Harmless;
import io.github.tokenrevoker.words.Texts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;

/** Tells of revocations that an earlier session has left open, and of a journal that can't say so. */
final class OpenActNotices {
    private final Texts texts = Texts.of(OpenActNotices.class);
    private final ProfileBook book;
    private final JournalStore journal;
    private final Notices notices;

    OpenActNotices(ProfileBook book, JournalStore journal, Notices notices) {
        this.book = book;
        this.journal = journal;
        this.notices = notices;
    }

    /** Tells what is open now. On the FX thread. */
    void tell() {
        String open = Stream.of("open-acts", "unverified-acts")
                .flatMap(key -> openActs(key).stream())
                .collect(Collectors.joining(" "));
        if (!open.isEmpty()) {
            notices.show(open).whileTrue(anyActIsOpen());
        }
        if (journal.stateProperty().get() instanceof JournalStore.State.Unreadable unreadable) {
            notices.show(texts.get("journal-unreadable", unreadable.problem()))
                    .whileTrue(journal.stateProperty().map(state -> !(state instanceof JournalStore.State.Verified)));
        }
    }

    /** Which profiles have an act left open by an earlier session, of the one kind or the other. */
    private Optional<String> openActs(String key) {
        boolean unverified = key.equals("unverified-acts");
        List<String> names = book.sessions().stream()
                .filter(session -> session.openActProperty()
                        .get()
                        .filter(act -> unverified == (act.outcome() == OutcomeCode.REVOKED_UNPROVED))
                        .isPresent())
                .map(session -> Harmless.line(session.profile().name()))
                .toList();
        return names.isEmpty() ? Optional.empty() : Optional.of(texts.get(key, String.join(", ", names)));
    }

    private ObservableValue<Boolean> anyActIsOpen() {
        List<ObjectProperty<Optional<RecordedAct>>> open = book.sessions().stream()
                .map(ProfileSession::openActProperty)
                .filter(act -> act.get().isPresent())
                .toList();
        return Bindings.createBooleanBinding(
                () -> open.stream().anyMatch(act -> act.get().isPresent()), open.toArray(Observable[]::new));
    }
}
