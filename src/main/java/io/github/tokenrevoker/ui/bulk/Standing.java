package io.github.tokenrevoker.ui.bulk;

import io.github.tokenrevoker.revocation.bulk.BulkState;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;

/**
 * Where a row stands: its part in the last run, or else whether it is chosen for the next one.
 *
 * @param state empty before the first run that it was part of
 */
record Standing(Optional<BulkState> state, boolean chosen) {
    /** Follows both. */
    static ObservableValue<Standing> of(ObservableValue<Optional<BulkState>> state, ObservableValue<Boolean> chosen) {
        return Bindings.createObjectBinding(() -> new Standing(state.getValue(), chosen.getValue()), state, chosen);
    }

    /** The place in the order of the column. */
    int rank() {
        return state.map(BulkCategory::of).map(Enum::ordinal).orElse(chosen ? -1 : -2);
    }

    /** The style class of its words. */
    String tone() {
        String name = state.map(BulkCategory::of).map(Enum::name).orElse(chosen ? "chosen" : "waiting");
        return "bulk-" + name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
