package io.github.tokenrevoker.ui.session;

import io.github.tokenrevoker.durable.DocumentFile;
import io.github.tokenrevoker.durable.DocumentFile.Loaded;
import io.github.tokenrevoker.durable.DocumentFile.Saved;
import io.github.tokenrevoker.durable.FileFailure;
import io.github.tokenrevoker.profile.Profiles;
import io.github.tokenrevoker.ui.background.Background;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/**
 * The file of the profiles. Belongs to the FX thread; the file is read and written in the background, one change after the
 * other, and a change by another process is merged.
 */
public final class SavedProfiles {
    private static final Duration BEFORE_RETRY = Duration.ofSeconds(10);

    private final DocumentFile<Profiles> file;
    private final Background background;
    private final Background.Lane lane;
    private final Content content;
    private final ObjectProperty<Optional<String>> problem = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<List<String>> oddities = new SimpleObjectProperty<>(List.of());
    private final List<WaitsForSaving> waiting = new ArrayList<>();
    /** Belongs to the lane. */
    private @Nullable Loaded<Profiles> readEarly;

    private Profiles inFile = Profiles.NONE;
    private boolean isLoaded;
    private boolean saveWhenLoaded;
    private boolean retrying;
    private long changes;
    private long savedChanges;

    SavedProfiles(DocumentFile<Profiles> file, Background background, Content content) {
        this.file = file;
        this.background = background;
        this.lane = background.lane("profiles");
        this.content = content;
    }

    /** The profiles in memory. All methods are called on the FX thread. */
    interface Content {
        /** Takes the profiles that were in the file at the start. */
        void load(Loaded<Profiles> loaded);

        /** Returns what the file should hold now. */
        Profiles toBeSaved();

        /** Notes what the file holds. */
        void saved(Profiles written);

        /**
         * Takes a change by another process.
         *
         * @param before what the file held before it
         */
        void merge(Profiles before, Profiles theirs);

        /** Returns whether a change by another process has to wait. */
        boolean isBusy();
    }

    /** An action that runs once the given number of changes is in the file. */
    private record WaitsForSaving(long changes, Runnable then) {}

    /** Why the last change is only in memory and not in the file; empty when everything is saved. */
    public ObjectProperty<Optional<String>> problemProperty() {
        return problem;
    }

    /** The invalid parts of the file, when another process wrote them while Token Revoker runs. */
    public ObjectProperty<List<String>> odditiesProperty() {
        return oddities;
    }

    /** Begins to read the file, from any thread; {@link #load} takes the result. */
    public void beginToRead() {
        lane.run(() -> readEarly = file.load());
    }

    /** Reads the file in the background and loads its profiles; {@code then} receives the result. */
    public void load(Consumer<Loaded<Profiles>> then) {
        lane.run(
                () -> {
                    Loaded<Profiles> early = readEarly;
                    return early == null ? file.load() : early;
                },
                loaded -> {
                    isLoaded = true;
                    inFile = switch (loaded) {
                        case Loaded.Intact<Profiles> intact -> intact.content();
                        case Loaded.Partial<Profiles> partial -> partial.content();
                        case Loaded.Recovered<Profiles> _, Loaded.Newer<Profiles> _, Loaded.Unreadable<Profiles> _ ->
                            Profiles.NONE;
                    };
                    content.load(loaded);
                    if (saveWhenLoaded) {
                        save();
                    }
                    then.accept(loaded);
                },
                this::noteProblem);
    }

    /** Writes the file again, for example after the disk has space again. */
    public void save() {
        changes++;
        if (!isLoaded) {
            // What is in the file is not in the list yet, and must not be overwritten by it.
            saveWhenLoaded = true;
            return;
        }
        Profiles profiles = content.toBeSaved();
        long included = changes;
        lane.run(
                () -> file.save(profiles),
                saved -> {
                    problem.set(Optional.empty());
                    switch (saved) {
                        case Saved.Done<Profiles> _ -> saved(profiles, included);
                        case Saved.ChangedMeanwhile<Profiles> changed -> merge(changed.theirs());
                    }
                },
                this::noteProblem);
    }

    private void saved(Profiles profiles, long included) {
        inFile = profiles;
        content.saved(profiles);
        savedChanges = Math.max(savedChanges, included);
        List<WaitsForSaving> ready =
                waiting.stream().filter(act -> act.changes() <= savedChanges).toList();
        waiting.removeAll(ready);
        ready.forEach(act -> act.then().run());
    }

    /** Runs an action once every change made so far is in the file; at once when it is. */
    public void onceSaved(Runnable then) {
        if (isLoaded && savedChanges >= changes) {
            then.run();
        } else {
            waiting.add(new WaitsForSaving(changes, then));
        }
    }

    /** Takes over what another process has written into the file since. */
    public void lookForChangesByOthers() {
        if (isLoaded && problem.get().isEmpty() && !content.isBusy()) {
            lane.run(file::changedMeanwhile, theirs -> theirs.ifPresent(this::merge), this::noteProblem);
        }
    }

    private void merge(Profiles theirs) {
        Profiles before = inFile;
        inFile = theirs;
        content.merge(before, theirs);
        oddities.set(file.oddities());
        if (content.toBeSaved().equals(theirs)) {
            saved(theirs, changes);
        } else {
            save();
        }
    }

    private void noteProblem(Exception failure) {
        problem.set(Optional.of(FileFailure.words(failure)));
        if (isLoaded && !retrying) {
            retrying = true;
            background.after(BEFORE_RETRY, () -> {
                retrying = false;
                if (problem.get().isPresent()) {
                    save();
                }
            });
        }
    }
}
