package io.github.tokenrevoker.ui.window;

import io.github.tokenrevoker.onezone.OnezoneAddress;
import io.github.tokenrevoker.onezone.ProviderDetails;
import io.github.tokenrevoker.practice.PracticeZone;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.revocation.Outcome;
import io.github.tokenrevoker.revocation.RecordedAct;
import io.github.tokenrevoker.revocation.leak.KnownProfile;
import io.github.tokenrevoker.revocation.leak.LeakRecorder;
import io.github.tokenrevoker.revocation.leak.LeakedAfter;
import io.github.tokenrevoker.secret.ProfileSecrets;
import io.github.tokenrevoker.token.Inscription;
import io.github.tokenrevoker.token.Subject;
import io.github.tokenrevoker.token.TokenReading;
import io.github.tokenrevoker.ui.ProfileFlow;
import io.github.tokenrevoker.ui.confirm.LeakNote;
import io.github.tokenrevoker.ui.controls.WindowContext;
import io.github.tokenrevoker.ui.journal.JournalStore;
import io.github.tokenrevoker.ui.leak.LeakSurroundings;
import io.github.tokenrevoker.ui.revoke.RevokeWorkflow;
import io.github.tokenrevoker.ui.session.ProfileBook;
import io.github.tokenrevoker.ui.session.ProfileSession;
import io.github.tokenrevoker.ui.session.SecretSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.util.Subscription;

/** Ties the page of leaked tokens to the rest of the window. */
final class LeakFlow implements LeakSurroundings {
    private final WindowContext context;
    private final ProfileBook book;
    private final SecretSource source;
    private final Acts acts;
    private final ProfileFlow profiles;
    private final Records records;

    /**
     * How revocations are begun; each blocks until it has come to its end.
     *
     * @param many begins a bulk revocation with profiles, by their ids
     */
    record Acts(RevokeWorkflow one, BiConsumer<Set<UUID>, LeakNote> many) {}

    /** Where earlier acts are read, and where it is written what has become of leaked tokens. */
    record Records(JournalStore shown, LeakRecorder writer) {}

    LeakFlow(
            WindowContext context,
            ProfileBook book,
            SecretSource source,
            Acts acts,
            ProfileFlow profiles,
            Records records) {
        this.context = context;
        this.book = book;
        this.source = source;
        this.acts = acts;
        this.profiles = profiles;
        this.records = records;
    }

    @Override
    public List<KnownProfile> profiles() {
        return book.sessions().stream()
                .sorted(Comparator.comparing(session -> !session.isPractice()))
                .map(this::known)
                .toList();
    }

    /** By a check of this run, by the profile's own token, or by an earlier revocation. */
    private KnownProfile known(ProfileSession session) {
        Profile profile = session.profile();
        var checked = session.reportProperty().get().flatMap(report -> report.provider());
        Optional<RecordedAct> act = records.shown().lastOf(profile.id(), 1).stream()
                .filter(last -> last.words("onezone").equals(profile.address().toString()))
                .findFirst();
        return new KnownProfile(
                profile,
                checked.map(ProviderDetails::id)
                        .or(() -> inscribedProvider(session))
                        .or(() -> act.flatMap(last -> last.fact("providerId"))),
                checked.map(ProviderDetails::name).or(() -> act.flatMap(last -> last.fact("provider"))));
    }

    private static Optional<String> inscribedProvider(ProfileSession session) {
        return session.tokenProperty()
                .get()
                .flatMap(TokenReading::legible)
                .map(Inscription::subject)
                .flatMap(subject ->
                        subject instanceof Subject.Provider provider ? Optional.of(provider.id()) : Optional.empty());
    }

    @Override
    public void onProfilesChanged(Runnable act) {
        followEach(session -> Subscription.combine(
                session.profileProperty().subscribe((_, _) -> act.run()),
                session.tokenProperty().subscribe((_, _) -> act.run()),
                session.reportProperty().subscribe((_, _) -> act.run())));
        book.sessions().addListener((ListChangeListener<ProfileSession>) _ -> act.run());
    }

    /** Follows every profile for as long as it is there. */
    private void followEach(Function<ProfileSession, Subscription> follow) {
        Map<ProfileSession, Subscription> followed = new HashMap<>();
        Runnable adapt = () -> {
            followed.entrySet().removeIf(each -> {
                boolean gone = !book.sessions().contains(each.getKey());
                if (gone) {
                    each.getValue().unsubscribe();
                }
                return gone;
            });
            book.sessions().forEach(session -> followed.computeIfAbsent(session, follow));
        };
        book.sessions().addListener((ListChangeListener<ProfileSession>) _ -> adapt.run());
        adapt.run();
    }

    private Optional<ProfileSession> session(UUID profile) {
        return context.fx()
                .call(() -> book.sessions().stream()
                        .filter(session -> session.profile().id().equals(profile))
                        .findFirst());
    }

    @Override
    public Optional<ProfileSecrets> atHand(UUID profile) {
        return session(profile).flatMap(source::atHand);
    }

    @Override
    public Map<UUID, UUID> revoke(Set<UUID> profiles, LeakNote leak, Node opener) {
        Map<UUID, UUID> before = acts(profiles);
        if (profiles.size() > 1) {
            acts.many().accept(profiles, leak);
        } else {
            profiles.forEach(
                    profile -> session(profile).ifPresent(session -> acts.one().revoke(session, leak, opener)));
        }
        Map<UUID, UUID> after = acts(profiles);
        after.entrySet().removeIf(act -> act.getValue().equals(before.get(act.getKey())));
        return after;
    }

    /** The acts of the outcomes in the window, by the profiles. */
    private Map<UUID, UUID> acts(Set<UUID> profiles) {
        Map<UUID, UUID> known = new HashMap<>();
        context.fx()
                .run(() -> book.sessions().stream()
                        .filter(session -> profiles.contains(session.profile().id()))
                        .forEach(session -> session.outcomeProperty()
                                .get()
                                .ifPresent(outcome -> known.put(
                                        session.profile().id(),
                                        outcome.attempt().act()))));
        return known;
    }

    @Override
    public void record(UUID profile, LeakedAfter after) throws IOException {
        session(profile)
                .ifPresent(session ->
                        context.fx().run(() -> session.leakedProperty().set(Optional.of(after))));
        records.writer().record(after);
        context.fx().later(records.shown()::refresh);
    }

    @Override
    public void onSettled(Consumer<UUID> act) {
        followEach(session -> session.outcomeProperty().subscribe((before, after) -> {
            boolean settled = before.filter(Outcome::isOpen).isPresent()
                    && after.filter(now -> !now.isOpen()).isPresent()
                    && before.get().attempt().act().equals(after.get().attempt().act());
            if (settled) {
                act.accept(session.profile().id());
            }
        }));
    }

    @Override
    public Optional<Path> fileToOpen(String title) {
        return context.files().toOpen(context.stage(), title);
    }

    @Override
    public Optional<Path> fileToSave(String title, String suggestedName) {
        return context.files().toSave(context.stage(), title, suggestedName);
    }

    @Override
    public void addProfile(Optional<OnezoneAddress> host) {
        profiles.add(host);
    }

    @Override
    public void practise(Consumer<PracticeZone> running) {
        var zone = profiles.practiceZoneProperty();
        if (zone.get().isEmpty()) {
            zone.addListener(new ChangeListener<>() {
                @Override
                public void changed(
                        ObservableValue<? extends Optional<PracticeZone>> property,
                        Optional<PracticeZone> before,
                        Optional<PracticeZone> now) {
                    property.removeListener(this);
                    // Its profile follows at once, and is wanted too.
                    now.ifPresent(started -> context.fx().later(() -> running.accept(started)));
                }
            });
        }
        Optional<PracticeZone> present = zone.get();
        profiles.startPractice();
        present.ifPresent(running);
    }
}
