package io.github.tokenrevoker.ui.controls;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** The operating system's own dialogs. */
public final class SystemFileChoice implements FileChoice {
    @Override
    public Optional<Path> toOpen(Window owner, String title) {
        return Optional.ofNullable(chooser(title).showOpenDialog(owner)).map(File::toPath);
    }

    @Override
    public Optional<Path> toSave(Window owner, String title, String suggestedName) {
        FileChooser chooser = chooser(title);
        chooser.setInitialFileName(suggestedName);
        return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
    }

    private static FileChooser chooser(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        return chooser;
    }
}
