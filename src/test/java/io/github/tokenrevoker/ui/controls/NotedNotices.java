package io.github.tokenrevoker.ui.controls;

import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;

/** Notices that are only noted, with the words of their remedy in brackets. They stay open whatever happens. */
public final class NotedNotices implements Notices {
    private final List<String> noted;

    /** Adds each notice to that list. */
    public NotedNotices(List<String> noted) {
        this.noted = noted;
    }

    @Override
    public Notice show(String words, Optional<Remedy> remedy, Runnable gone) {
        noted.add(words + remedy.map(offered -> " [" + offered.words() + "]").orElse(""));
        return new Notice() {
            @Override
            public boolean isOpen() {
                return true;
            }

            @Override
            public Notice whileTrue(ObservableValue<Boolean> holds) {
                return this;
            }

            @Override
            public void withdraw() {}
        };
    }
}
