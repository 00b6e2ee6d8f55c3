package io.github.tokenrevoker.ui.controls;

import java.util.Optional;
import javafx.beans.value.ObservableValue;

/** What the window tells a person without asking anything. Each notice stays until it is answered, closed or over. */
public interface Notices {
    /** What can be done about a notice. */
    record Remedy(String words, Runnable action) {}

    /** One notice. Belongs to the FX thread. */
    interface Notice {
        /** Whether it has been neither answered nor closed nor withdrawn. */
        boolean isOpen();

        /** Takes it away as soon as what it says no longer holds. */
        Notice whileTrue(ObservableValue<Boolean> holds);

        /** Takes it away. */
        void withdraw();
    }

    default Notice show(String words) {
        return show(words, Optional.empty());
    }

    default Notice show(String words, Optional<Remedy> remedy) {
        return show(words, remedy, () -> {});
    }

    /**
     * Shows a notice above the others. One that says the same and offers nothing is replaced. On the FX thread.
     *
     * @param gone called when the notice has been closed or withdrawn without its remedy having been taken
     */
    Notice show(String words, Optional<Remedy> remedy, Runnable gone);
}
