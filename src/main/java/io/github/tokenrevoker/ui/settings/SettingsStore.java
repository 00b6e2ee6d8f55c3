package io.github.tokenrevoker.ui.settings;

import io.github.tokenrevoker.durable.DocumentFile;
import io.github.tokenrevoker.durable.DocumentFile.Loaded;
import io.github.tokenrevoker.durable.DocumentFile.Saved;
import io.github.tokenrevoker.durable.FileFailure;
import io.github.tokenrevoker.settings.Settings;
import io.github.tokenrevoker.settings.WindowState;
import io.github.tokenrevoker.ui.background.Background;
import io.github.tokenrevoker.ui.background.OffFx;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** The settings in force, and their file. Belongs to the FX thread; the file is written in the background. */
public final class SettingsStore {
    private final DocumentFile<Settings> file;
    private final Background.Lane lane;
    private final ObjectProperty<Settings> settings = new SimpleObjectProperty<>(Settings.DEFAULT);
    private final ObjectProperty<Optional<String>> problem = new SimpleObjectProperty<>(Optional.empty());

    private volatile @Nullable Loaded<Settings> readEarly;
    private boolean isRead;

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

    /** Begins to read the file, from any thread; {@link #load} takes what came of it. */
    public void beginToRead() {
        lane.run(() -> readEarly = file.load());
    }

    /**
     * Puts the file's settings in force: at once if it has been read already, and else once it has been.
     *
     * @param then follows when they are in force
     */
    public void load(Consumer<Loaded<Settings>> then) {
        Loaded<Settings> early = readEarly;
        if (early != null) {
            take(early, then);
            return;
        }
        lane.run(
                () -> {
                    Loaded<Settings> known = readEarly;
                    return known == null ? file.load() : known;
                },
                loaded -> take(loaded, then),
                failure -> problem.set(Optional.of(FileFailure.words(failure))));
    }

    private void take(Loaded<Settings> loaded, Consumer<Loaded<Settings>> then) {
        isRead = true;
        settings.set(loaded.content());
        then.accept(loaded);
    }

    /** Runs something once the settings of {@link #load} are in force: at once if they are. */
    public void onceRead(Consumer<Settings> then) {
        if (isRead) {
            then.accept(settings.get());
        } else {
            lane.run(() -> true, _ -> then.accept(settings.get()), _ -> {});
        }
    }

    /** Remembers how the window was left, if the file is known. */
    public void remember(WindowState left) {
        if (isRead && !left.equals(settings.get().window())) {
            change(all -> all.withWindow(left));
        }
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
