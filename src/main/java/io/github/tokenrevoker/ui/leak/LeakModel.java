package io.github.tokenrevoker.ui.leak;

import io.github.tokenrevoker.onezone.OnezoneAddress;
import io.github.tokenrevoker.revocation.leak.AskingPlace;
import io.github.tokenrevoker.revocation.leak.Ending;
import io.github.tokenrevoker.revocation.leak.KnownProfile;
import io.github.tokenrevoker.revocation.leak.LeakAnswer;
import io.github.tokenrevoker.revocation.leak.LeakedAfter;
import io.github.tokenrevoker.revocation.leak.LeakedToken;
import io.github.tokenrevoker.revocation.leak.TokenEvidence;
import io.github.tokenrevoker.token.find.DamagedToken;
import io.github.tokenrevoker.token.find.FoundToken;
import io.github.tokenrevoker.token.find.FoundTokens;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * The leaked tokens on the page. Keeps the tokens themselves until {@link #clear()} and nothing of the text that they were
 * found in. Belongs to the FX thread.
 */
final class LeakModel {
    private final ObservableList<LeakRow> rows = FXCollections.observableArrayList();
    private final ObservableList<DamagedToken> damaged = FXCollections.observableArrayList();
    private final Map<String, LeakRow> byDigest = new HashMap<>();
    private final Set<OnezoneAddress> allowed = new LinkedHashSet<>();
    private final StringProperty told = new SimpleStringProperty("");
    private final BooleanProperty busy = new SimpleBooleanProperty();
    /** Grows with everything that may change what is said about the rows. */
    private final IntegerProperty news = new SimpleIntegerProperty();

    private long bytes;
    private int clearings;

    ObservableList<LeakRow> rows() {
        return rows;
    }

    ObservableList<DamagedToken> damaged() {
        return damaged;
    }

    StringProperty toldProperty() {
        return told;
    }

    /** Whether something is being searched, asked or revoked. */
    BooleanProperty busyProperty() {
        return busy;
    }

    ReadOnlyIntegerProperty newsProperty() {
        return news;
    }

    private void tellNews() {
        news.set(news.get() + 1);
    }

    long bytes() {
        return bytes;
    }

    /** How often everything has been forgotten: what was begun before that is not kept after it. */
    int clearings() {
        return clearings;
    }

    List<TokenEvidence> evidence() {
        return rows.stream().map(LeakRow::evidence).toList();
    }

    /** Takes what a search has found; a token that is on the page already gets further places and no further row. */
    void add(FoundTokens found, List<KnownProfile> profiles, Instant now) {
        bytes += found.bytes();
        damaged.addAll(found.damaged());
        for (FoundToken one : found.tokens()) {
            String digest = one.token().digest();
            LeakRow known = byDigest.get(digest);
            if (known == null) {
                LeakRow row = new LeakRow(LeakedToken.of(one, profiles, allowed, now));
                byDigest.put(digest, row);
                rows.add(row);
            } else {
                one.token().clear();
                known.understand(LeakedToken.of(known.token().found().and(one), profiles, allowed, now));
            }
        }
        group();
    }

    /** Puts those together that are ended in the same way. */
    private void group() {
        List<LeakRow> grouped = rows.stream()
                .sorted(Comparator.comparingInt(row -> rank(row.token().ending())))
                .toList();
        if (!grouped.equals(rows)) {
            rows.setAll(grouped);
        }
        tellNews();
    }

    private static int rank(Ending ending) {
        return switch (ending) {
            case Ending.ByProfile _ -> 0;
            case Ending.ByProvider _ -> 1;
            case Ending.ByTokenId _ -> 2;
            case Ending.ByUser _ -> 3;
            case Ending.Unknown _ -> 4;
            case Ending.Expired _ -> 5;
        };
    }

    /** Looks again at what ends each token: profiles come and change, and tokens expire. */
    void understand(List<KnownProfile> profiles, Instant now) {
        rows.forEach(row -> row.understand(LeakedToken.of(row.token().found(), profiles, allowed, now)));
        group();
    }

    void answer(LeakRow row, LeakAnswer answer) {
        row.answer(answer);
        tellNews();
    }

    /** The hosts that no profile knows and that were not allowed. */
    Set<OnezoneAddress> unknownHosts() {
        return rows.stream()
                .flatMap(row -> row.token().place() instanceof AskingPlace.NotAllowed(OnezoneAddress host)
                        ? Stream.of(host)
                        : Stream.empty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    void allow(Set<OnezoneAddress> hosts) {
        allowed.addAll(hosts);
    }

    /** The profiles whose revocation ends some of the tokens; a token that is known to be invalid needs none. */
    Set<UUID> revocable() {
        return rows.stream()
                .filter(row -> row.evidence().standing() != LeakAnswer.Standing.ENDED)
                .flatMap(row -> profile(row).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The profile whose revocation ends the token. */
    private static Optional<UUID> profile(LeakRow row) {
        return row.token().ending() instanceof Ending.ByProfile by
                ? Optional.of(by.with().profile().id())
                : Optional.empty();
    }

    /** The tokens that a revocation with one of these profiles ends. */
    List<LeakedToken> endedBy(Set<UUID> profiles) {
        return rows.stream()
                .filter(row -> profile(row).filter(profiles::contains).isPresent())
                .map(LeakRow::token)
                .toList();
    }

    /** Notes which act was to end which tokens. */
    void mark(Map<UUID, UUID> acts) {
        rows.forEach(row -> profile(row).map(acts::get).ifPresent(row::markEndedBy));
    }

    /** What is known of the tokens that an act was to end. */
    LeakedAfter after(UUID act) {
        return LeakedAfter.of(
                act,
                rows.stream()
                        .filter(row -> row.act().equals(Optional.of(act)))
                        .map(LeakRow::evidence)
                        .toList());
    }

    /** What is known of the tokens after each act that was to end some of them. */
    List<LeakedAfter> revocations() {
        return rows.stream()
                .flatMap(row -> row.act().stream())
                .distinct()
                .map(this::after)
                .toList();
    }

    /** The act of this profile that was to end some of the tokens. */
    Optional<UUID> act(UUID profile) {
        return rows.stream()
                .filter(row -> profile(row).equals(Optional.of(profile)))
                .flatMap(row -> row.act().stream())
                .findFirst();
    }

    /** The tokens that no revocation with the present profiles ends, and that are not known to be invalid. */
    List<LeakedToken> leftByRevocation() {
        return evidence().stream()
                .filter(one -> one.standing() != LeakAnswer.Standing.ENDED)
                .map(TokenEvidence::token)
                .filter(token -> !token.isEndedByRevocation() && !(token.ending() instanceof Ending.Expired))
                .toList();
    }

    boolean lacksProfiles() {
        return rows.stream().anyMatch(LeakModel::lacksProfile);
    }

    private static boolean lacksProfile(LeakRow row) {
        return row.token().ending() instanceof Ending.ByProvider;
    }

    /** The host for which a profile is missing, of this row if it is one of those. */
    Optional<OnezoneAddress> hostWithoutProfile(Optional<LeakRow> preferred) {
        return Stream.concat(preferred.stream(), rows.stream())
                .filter(LeakModel::lacksProfile)
                .findFirst()
                .flatMap(row -> row.token().place().host());
    }

    /** Overwrites every token in memory, and forgets everything else. */
    void clear() {
        clearings++;
        rows.forEach(row -> row.token().found().token().clear());
        rows.clear();
        damaged.clear();
        byDigest.clear();
        allowed.clear();
        bytes = 0;
        told.set("");
        tellNews();
    }
}
