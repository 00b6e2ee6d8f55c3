package io.github.tokenrevoker.ui;

import io.github.tokenrevoker.onezone.OnezoneAddress;
import io.github.tokenrevoker.onezone.ProviderDetails;
import io.github.tokenrevoker.practice.PracticeZone;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.revocation.RecordedAct;
import io.github.tokenrevoker.revocation.leak.KnownProfile;
import io.github.tokenrevoker.secret.ProfileSecrets;
import io.github.tokenrevoker.token.Inscription;
import io.github.tokenrevoker.token.Subject;
import io.github.tokenrevoker.token.TokenReading;
import io.github.tokenrevoker.ui.controls.WindowContext;
import io.github.tokenrevoker.ui.journal.JournalStore;
import io.github.tokenrevoker.ui.leak.LeakSurroundings;
import io.github.tokenrevoker.ui.revoke.RevokeWorkflow;
import io.github.tokenrevoker.ui.session.ProfileBook;
import io.github.tokenrevoker.ui.session.ProfileSession;
import io.github.tokenrevoker.ui.session.SecretSource;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
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
    private final RevokeWorkflow revoking;
    private final ProfileFlow profiles;
    private final JournalStore journal;

    LeakFlow(
            WindowContext context,
            ProfileBook book,
            SecretSource source,
            RevokeWorkflow revoking,
            ProfileFlow profiles,
            JournalStore journal) {
        this.context = context;
        this.book = book;
        this.source = source;
        this.revoking = revoking;
        this.profiles = profiles;
        this.journal = journal;
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
        Optional<RecordedAct> act = journal.lastOf(profile.id(), 1).stream()
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
        Map<ProfileSession, Subscription> followed = new HashMap<>();
        Runnable follow = () -> {
            followed.entrySet().removeIf(each -> {
                boolean gone = !book.sessions().contains(each.getKey());
                if (gone) {
                    each.getValue().unsubscribe();
                }
                return gone;
            });
            for (ProfileSession session : book.sessions()) {
                followed.computeIfAbsent(
                        session,
                        added -> Subscription.combine(
                                added.profileProperty().subscribe((_, _) -> act.run()),
                                added.tokenProperty().subscribe((_, _) -> act.run()),
                                added.reportProperty().subscribe((_, _) -> act.run())));
            }
            act.run();
        };
        book.sessions().addListener((ListChangeListener<ProfileSession>) _ -> follow.run());
        follow.run();
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
    public boolean revoke(UUID profile, String reason, Node opener) {
        return session(profile)
                .filter(session -> revoking.revoke(session, reason, opener))
                .isPresent();
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
