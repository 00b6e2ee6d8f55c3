package io.github.tokenrevoker.ui.bulk;

import io.github.tokenrevoker.profile.Environment;
import io.github.tokenrevoker.revocation.RevocationResult.Concluded;
import io.github.tokenrevoker.revocation.bulk.BulkJob;
import io.github.tokenrevoker.revocation.bulk.BulkRevocation;
import io.github.tokenrevoker.revocation.bulk.BulkState;
import io.github.tokenrevoker.ui.session.ProfileSearch;
import io.github.tokenrevoker.ui.session.ProfileSession;
import io.github.tokenrevoker.words.NaturalOrder;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/** All profiles as rows, which of them are chosen, and what has come of them. Belongs to the FX thread. */
public final class BulkModel {
    private final ObservableList<BulkRow> rows = FXCollections.observableArrayList();
    private final FilteredList<BulkRow> shown = new FilteredList<>(rows);
    private final Map<UUID, BulkRow> byProfile = new HashMap<>();
    private final IntegerProperty chosenCount = new SimpleIntegerProperty();
    private final StringProperty search = new SimpleStringProperty("");
    private final ObjectProperty<Optional<Environment>> environment = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<String>> tag = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Instant>> begunAt = new SimpleObjectProperty<>(Optional.empty());
    private final StringProperty told = new SimpleStringProperty("");
    private final BooleanProperty running = new SimpleBooleanProperty();
    private final BooleanProperty forLeak = new SimpleBooleanProperty();
    private final BooleanProperty productionFirst = new SimpleBooleanProperty();
    /** Grows whenever the counts are worth to be looked at again. */
    private final IntegerProperty news = new SimpleIntegerProperty();

    private final Map<BulkCategory, Integer> counts = new EnumMap<>(BulkCategory.class);
    private final Set<BulkRow> inRun = new LinkedHashSet<>();
    private int chosen;
    private boolean choosingMany;
    private Optional<UUID> act = Optional.empty();
    private String reason = "";

    public BulkModel(ObservableList<ProfileSession> sessions) {
        sessions.addListener((ListChangeListener<ProfileSession>) change -> {
            boolean others = false;
            while (change.next()) {
                others |= change.wasAdded() || change.wasRemoved();
            }
            if (others) {
                follow(sessions);
            }
        });
        follow(sessions);
        search.subscribe(this::filter);
        environment.subscribe(this::filter);
        tag.subscribe(this::filter);
    }

    private void follow(List<ProfileSession> sessions) {
        Set<UUID> present = new HashSet<>();
        List<BulkRow> all = sessions.stream()
                .map(session -> {
                    present.add(session.profile().id());
                    return byProfile.computeIfAbsent(session.profile().id(), _ -> row(session));
                })
                .sorted(Comparator.comparing(row -> row.profile().name(), NaturalOrder.OF_NAMES))
                .toList();
        byProfile.values().stream()
                .filter(row -> !present.contains(row.profile().id()))
                .forEach(row -> row.chosenProperty().set(false));
        byProfile.keySet().retainAll(present);
        rows.setAll(all);
    }

    private BulkRow row(ProfileSession session) {
        BulkRow row = new BulkRow(session);
        row.chosenProperty().subscribe((_, picked) -> count(picked ? 1 : -1));
        return row;
    }

    private void count(int change) {
        chosen += change;
        if (!choosingMany) {
            chosenCount.set(chosen);
        }
    }

    private void filter() {
        ProfileSearch words = new ProfileSearch(search.get());
        Optional<Environment> wanted = environment.get();
        Optional<String> word = tag.get();
        shown.setPredicate(row -> words.isIn(row.searched())
                && wanted.map(row.profile().environment()::equals).orElse(true)
                && word.map(row.profile().tags()::has).orElse(true));
    }

    /** The rows that search and filters let through. */
    public FilteredList<BulkRow> shown() {
        return shown;
    }

    /** All tags that any profile has, letters' case aside. */
    public Set<String> tags() {
        Set<String> tags = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        rows.forEach(row -> tags.addAll(row.profile().tags().words()));
        return tags;
    }

    /**
     * The providers to ask about, as they are now.
     *
     * @param retry whether they are those of the last run that are safe to try again, or else the chosen ones
     */
    List<BulkCandidate> candidates(boolean retry) {
        List<BulkRow> wanted = retry
                ? toTryAgain()
                : rows.stream().filter(row -> row.chosenProperty().get()).toList();
        return wanted.stream().map(row -> BulkCandidate.of(row, retry)).toList();
    }

    /** Chooses every row that is shown, or none of them; those that are not shown stay as they are. */
    public void chooseShown(boolean choose) {
        chooseEach(List.copyOf(shown), choose);
    }

    /** Whether the last run was for leaked tokens, so that rows say what has become of them. */
    BooleanProperty forLeakProperty() {
        return forLeak;
    }

    /** Chooses these profiles and no others. */
    void chooseOnly(Set<UUID> profiles) {
        choosingMany = true;
        rows.forEach(
                row -> row.chosenProperty().set(profiles.contains(row.profile().id())));
        choosingMany = false;
        chosenCount.set(chosen);
    }

    private void chooseEach(List<BulkRow> some, boolean choose) {
        // Told once at the end: words are made of each count that is told.
        choosingMany = true;
        some.forEach(row -> row.chosenProperty().set(choose));
        choosingMany = false;
        chosenCount.set(chosen);
    }

    public ReadOnlyIntegerProperty chosenCountProperty() {
        return chosenCount;
    }

    public StringProperty searchProperty() {
        return search;
    }

    public ObjectProperty<Optional<Environment>> environmentProperty() {
        return environment;
    }

    public ObjectProperty<Optional<String>> tagProperty() {
        return tag;
    }

    /** Whether the production profiles are begun before the others. */
    public BooleanProperty productionFirstProperty() {
        return productionFirst;
    }

    public BooleanProperty runningProperty() {
        return running;
    }

    /** What is said below the table. */
    StringProperty toldProperty() {
        return told;
    }

    public ReadOnlyIntegerProperty newsProperty() {
        return news;
    }

    public void tellNews() {
        news.set(news.get() + 1);
    }

    /** When the last run began; empty before the first. */
    public ObjectProperty<Optional<Instant>> begunAtProperty() {
        return begunAt;
    }

    Optional<UUID> act() {
        return act;
    }

    String reason() {
        return reason;
    }

    /** The rows of the last run, and of those before it that it has not taken anew. */
    List<BulkRow> inRun() {
        return List.copyOf(inRun);
    }

    int count(BulkCategory category) {
        return counts.getOrDefault(category, 0);
    }

    int total() {
        return inRun.size();
    }

    /** How many have come to their end, an unknown one included. */
    int over() {
        return total() - count(BulkCategory.WAITING) - count(BulkCategory.UNDER_WAY);
    }

    /**
     * Begins a run.
     *
     * @param leftOut why the others that were chosen are not taken, by their profiles; they are told as well
     * @param retry whether it takes rows of the last run anew, the others of which are still told
     */
    public void begin(
            BulkRevocation.Confirmed confirmed, Map<UUID, BulkState.LeftOut> leftOut, Instant now, boolean retry) {
        if (!retry) {
            inRun.forEach(row -> row.stateProperty().set(Optional.empty()));
            inRun.clear();
            counts.clear();
            begunAt.set(Optional.of(now));
        }
        act = Optional.of(confirmed.act());
        reason = confirmed.reason();
        for (BulkJob job : confirmed.bulk().jobs()) {
            row(job).ifPresent(row -> {
                inRun.add(row);
                row.take(Optional.of(job));
                put(row, new BulkState.Waiting());
            });
        }
        leftOut.forEach(
                (profile, state) -> Optional.ofNullable(byProfile.get(profile)).ifPresent(row -> {
                    inRun.add(row);
                    row.take(Optional.empty());
                    put(row, state);
                }));
        running.set(true);
        tellNews();
    }

    /**
     * Ends a run. Only what has not been revoked, and is safe to try again, stays chosen: another DELETE for what was sent,
     * and may have been carried out, would be a second outage.
     */
    public void end() {
        Set<BulkRow> again = new HashSet<>(toTryAgain());
        chooseEach(inRun.stream().filter(row -> !again.contains(row)).toList(), false);
        running.set(false);
        tellNews();
    }

    public Optional<BulkRow> row(BulkJob job) {
        return Optional.ofNullable(byProfile.get(job.profile().id()));
    }

    /** Puts a state in the place of a row's present one, and counts anew. */
    public void put(BulkRow row, BulkState state) {
        row.stateProperty().get().map(BulkCategory::of).ifPresent(before -> counts.merge(before, -1, Integer::sum));
        counts.merge(BulkCategory.of(state), 1, Integer::sum);
        row.stateProperty().set(Optional.of(state));
    }

    /** Follows what an open outcome turns out to be. */
    public void followSettling(BulkRow row) {
        row.settling = row.session()
                .outcomeProperty()
                .subscribe((_, outcome) -> outcome.ifPresent(known -> {
                    boolean same = row.job()
                            .filter(job -> known.attempt()
                                    .revocation()
                                    .access()
                                    .address()
                                    .equals(job.access().address()))
                            .isPresent();
                    if (same) {
                        put(
                                row,
                                new BulkState.Ended(new Concluded(
                                        known,
                                        row.session().unrecordedProperty().get())));
                        tellNews();
                    }
                    if (!known.isOpen()) {
                        row.settling.unsubscribe();
                    }
                }));
    }

    /** The rows of the run that have not been revoked, and for which another try is safe. */
    public List<BulkRow> toTryAgain() {
        return inRun.stream()
                .filter(row -> row.stateProperty()
                        .get()
                        .filter(BulkState::isSafeToTryAgain)
                        .isPresent())
                .toList();
    }
}
