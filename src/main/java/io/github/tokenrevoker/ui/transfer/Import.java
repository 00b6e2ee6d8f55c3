package io.github.tokenrevoker.ui.transfer;

import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.transfer.ImportPlan;
import io.github.tokenrevoker.transfer.Parcel;
import io.github.tokenrevoker.ui.session.ProfileBook;
import io.github.tokenrevoker.ui.session.ProfileSession;
import io.github.tokenrevoker.words.Harmless;
import io.github.tokenrevoker.words.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** An import that the operator wants, on its way into the profiles. Belongs to the FX thread. */
final class Import {
    private static final int MAX_NAME = 80;
    private static final int MAX_NAMES = 5;

    private final Texts texts = Texts.of(Import.class);
    private final ProfileBook book;
    private final ImportPlan plan;
    private final Parcel parcel;
    private final ImportDialog.Choice choice;
    private List<ImportPlan.Change> changes = List.of();

    Import(ProfileBook book, ImportPlan plan, Parcel parcel, ImportDialog.Choice choice) {
        this.book = book;
        this.plan = plan;
        this.parcel = parcel;
        this.choice = choice;
    }

    /** Changes the profiles that nothing else is done with, and returns what was changed in words. */
    String apply() {
        Set<UUID> busy = book.sessions().stream()
                .filter(ProfileSession::isBusy)
                .map(session -> session.profile().id())
                .collect(Collectors.toSet());
        List<Profile> existing = book.sessions().stream()
                .filter(session -> !session.isTransient())
                .map(ProfileSession::profile)
                .toList();
        ImportPlan.Changes possible = plan.changes(existing, choice.onConflict(), busy);
        changes = possible.list();
        Map<UUID, Profile> replacements = new HashMap<>();
        Set<UUID> unlinked = new HashSet<>();
        List<Profile> added = new ArrayList<>();
        for (ImportPlan.Change change : changes) {
            boolean bringsToken = parcel.tokens().containsKey(change.origin());
            Profile profile = bringsToken && change.replaces().isEmpty()
                    ? change.profile().restingIn(choice.home())
                    : change.profile();
            change.replaces().ifPresentOrElse(id -> replacements.put(id, profile), () -> added.add(profile));
            change.replaces().filter(_ -> change.unlinksToken()).ifPresent(unlinked::add);
        }
        book.addAndReplace(added, replacements, unlinked);
        return words(added.size(), replacements.size(), unlinked.size(), possible.busy());
    }

    private String words(int added, int replaced, int unlinked, List<Profile> busy) {
        StringBuilder words = new StringBuilder(texts.get("import.done", added, replaced));
        if (unlinked > 0) {
            words.append(' ').append(texts.counted("import.unlinked", unlinked));
        }
        if (!busy.isEmpty()) {
            String names = busy.stream()
                    .limit(MAX_NAMES)
                    .map(profile -> Harmless.line(profile.name(), MAX_NAME))
                    .collect(Collectors.joining(", "));
            words.append(' ').append(texts.counted("import.busy", busy.size(), names));
        }
        return words.toString();
    }

    /** Begins to store the tokens of the changed profiles. */
    void storeTokens(TransferSurroundings surroundings) {
        Map<UUID, ProfileSession> byId = new HashMap<>();
        book.sessions().forEach(session -> byId.put(session.profile().id(), session));
        Map<ProfileSession, AccessToken> atHome = new LinkedHashMap<>();
        Map<ProfileSession, AccessToken> homeless = new LinkedHashMap<>();
        for (ImportPlan.Change change : changes) {
            Optional<AccessToken> token = Optional.ofNullable(parcel.tokens().get(change.origin()));
            Optional<ProfileSession> session =
                    Optional.ofNullable(byId.get(change.profile().id()));
            if (token.isPresent() && session.isPresent()) {
                (change.unlinksToken() ? homeless : atHome).put(session.get(), token.get());
            }
        }
        surroundings.store(atHome);
        homeless.forEach((session, token) -> surroundings.store(session, token, choice.home()));
    }
}
