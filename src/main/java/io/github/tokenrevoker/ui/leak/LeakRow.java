package io.github.tokenrevoker.ui.leak;

import io.github.tokenrevoker.revocation.leak.LeakAnswer;
import io.github.tokenrevoker.revocation.leak.LeakedToken;
import io.github.tokenrevoker.revocation.leak.TokenEvidence;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/** One leaked token in the table. Belongs to the FX thread. */
final class LeakRow {
    private final ObjectProperty<TokenEvidence> evidence;
    private Optional<UUID> act = Optional.empty();

    LeakRow(LeakedToken token) {
        evidence = new SimpleObjectProperty<>(new TokenEvidence(token, List.of()));
    }

    /** The act of this run that was to end it; empty while there is none. */
    Optional<UUID> act() {
        return act;
    }

    void markEndedBy(UUID revocation) {
        act = Optional.of(revocation);
    }

    ObservableValue<TokenEvidence> evidenceProperty() {
        return evidence;
    }

    TokenEvidence evidence() {
        return evidence.get();
    }

    LeakedToken token() {
        return evidence.get().token();
    }

    /** Takes the same token as it is understood now, with the answers that there are. */
    void understand(LeakedToken anew) {
        evidence.set(new TokenEvidence(anew, evidence.get().answers()));
    }

    void answer(LeakAnswer answer) {
        evidence.set(evidence.get().with(answer));
    }
}
