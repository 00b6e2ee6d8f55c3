package io.github.tokenrevoker.ui.settings;

import io.github.tokenrevoker.durable.DocumentFile;
import io.github.tokenrevoker.durable.DocumentFile.Loaded;
import io.github.tokenrevoker.durable.DocumentFile.Saved;
import io.github.tokenrevoker.durable.FileFailure;
import io.github.tokenrevoker.settings.Settings;
import io.github.tokenrevoker.ui.background.Background;
import io.github.tokenrevoker.ui.background.OffFx;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** The settings in force, and their file. Belongs to the FX thread; the file is written in the background. */
public final class SettingsStore {
    private final DocumentFile<Settings> file;
    private final Background.Lane lane;
    private final ObjectProperty<Settings> settings = new SimpleObjectProperty<>(Settings.DEFAULT);
    private final ObjectProperty<Optional<String>> problem = new SimpleObjectProperty<>(Optional.empty());

    public SettingsStore(DocumentFile<Settings> file, Background background) {
        this.file = file;
        this.lane = background.lane("settings");
    }

    public ReadOnlyObjectProperty<Settings> settingsProperty() {
        return settings;
    }

    public Settings settings() {
        assert !OffFx.isWorking() : "belongs to the FX thread";
        return settings.get();
    }

    /** Why a change holds for this run only; empty when all is saved. */
    public ReadOnlyObjectProperty<Optional<String>> problemProperty() {
        return problem;
    }

    /** Reads the file in the background; {@code then} follows when the settings are in force. */
    public void load(Consumer<Loaded<Settings>> then) {
        lane.run(
                file::load,
                loaded -> {
                    settings.set(loaded.content());
                    then.accept(loaded);
                },
                failure -> problem.set(Optional.of(FileFailure.words(failure))));
    }

    /** Waits for what {@link #load} has begun. */
    public void onceRead(Consumer<Settings> then) {
        lane.run(() -> true, _ -> then.accept(settings.get()), _ -> {});
    }

    /** Puts a change in force at once, and saves it. */
    public void change(UnaryOperator<Settings> change) {
        Settings changed = change.apply(settings.get());
        settings.set(changed);
        lane.run(
                () -> file.save(changed),
                saved -> {
                    problem.set(Optional.empty());
                    if (saved instanceof Saved.ChangedMeanwhile<Settings> meanwhile) {
                        settings.set(meanwhile.theirs());
                        change(change);
                    }
                },
                failure -> problem.set(Optional.of(FileFailure.words(failure))));
    }
}
