package io.github.tokenrevoker.ui.controls;

import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.Window;

/** Stands for the operating system's file dialogs, and chooses what a test tells it to. */
public final class ChosenFiles implements FileChoice {
    private volatile Optional<Path> chosen = Optional.empty();

    public void choose(Path file) {
        chosen = Optional.of(file);
    }

    public void cancel() {
        chosen = Optional.empty();
    }

    @Override
    public Optional<Path> toOpen(Window owner, String title) {
        return chosen;
    }

    @Override
    public Optional<Path> toSave(Window owner, String title, String suggestedName) {
        return chosen;
    }
}
