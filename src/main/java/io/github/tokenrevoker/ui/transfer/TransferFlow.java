package io.github.tokenrevoker.ui.transfer;

import io.github.tokenrevoker.durable.BoundedFile;
import io.github.tokenrevoker.durable.FileFailure;
import io.github.tokenrevoker.durable.WholeFile;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.profile.TokenHome;
import io.github.tokenrevoker.secret.SealedFile;
import io.github.tokenrevoker.transfer.ImportPlan;
import io.github.tokenrevoker.transfer.Parcel;
import io.github.tokenrevoker.transfer.Parcel.Opened;
import io.github.tokenrevoker.transfer.RunbookText;
import io.github.tokenrevoker.ui.background.Background;
import io.github.tokenrevoker.ui.controls.FileChoice;
import io.github.tokenrevoker.ui.session.ProfileBook;
import io.github.tokenrevoker.ui.session.ProfileSession;
import io.github.tokenrevoker.words.Harmless;
import io.github.tokenrevoker.words.Texts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.stage.Window;

/** Brings profiles in and out. On the FX thread; files and keys are worked on in the background. */
public final class TransferFlow {
    private static final int MAX_NAME = 80;
    private static final int MAX_NAMES = 5;

    private final Texts texts = Texts.of(TransferFlow.class);
    private final Window owner;
    private final ProfileBook book;
    private final Background background;
    private final FileChoice files;
    private final SealedFile seal;
    private final Surroundings surroundings;

    /** What the flow needs of the rest of the window. */
    public interface Surroundings {
        /** Where tokens rest by default on this machine. */
        TokenHome preferredHome();

        /** Gathers the tokens that can be had, the vault's after its passphrase; nothing when the operator cancelled. */
        void gatherTokens(List<ProfileSession> sessions, Consumer<Map<UUID, AccessToken>> then);

        /** Brings imported tokens to rest where their profiles say. */
        void settle(Map<ProfileSession, AccessToken> imported);

        /** Stores an imported token in a place that the profile does not name so far. */
        void settle(ProfileSession session, AccessToken imported, TokenHome home);

        /** Opens the editor with what a runbook said. */
        void addFromRunbook(RunbookText found);

        void tell(String words);
    }

    public TransferFlow(
            Window owner,
            ProfileBook book,
            Background background,
            FileChoice files,
            SealedFile seal,
            Surroundings surroundings) {
        this.owner = owner;
        this.book = book;
        this.background = background;
        this.files = files;
        this.seal = seal;
        this.surroundings = surroundings;
    }

    /** Asks for a text of a runbook, and opens the editor with what it says. */
    public void paste() {
        var _ = RunbookDialog.show(owner, System.getenv(), background)
                .thenAccept(found -> found.ifPresent(surroundings::addFromRunbook));
    }

    /** Asks what to export and where to, and writes it. */
    public void exportProfiles() {
        List<ProfileSession> sessions = book.sessions().stream()
                .filter(session -> !session.isTransient())
                .toList();
        var _ = ExportDialog.show(owner, sessions.size())
                .thenAccept(choice -> choice.ifPresent(wanted -> {
                    if (wanted.passphrase().isPresent()) {
                        char[] passphrase = wanted.passphrase().get();
                        surroundings.gatherTokens(sessions, tokens -> save(sessions, tokens, Optional.of(passphrase)));
                    } else {
                        save(sessions, Map.of(), Optional.empty());
                    }
                }));
    }

    private void save(List<ProfileSession> sessions, Map<UUID, AccessToken> tokens, Optional<char[]> passphrase) {
        List<Profile> profiles = sessions.stream().map(ProfileSession::profile).toList();
        String suggested = passphrase.isPresent() ? "onedata-profiles.p12" : "onedata-profiles.json";
        Optional<Path> chosen = files.toSave(owner, texts.get("export.title"), suggested);
        if (chosen.isEmpty()) {
            passphrase.ifPresent(secret -> Arrays.fill(secret, '\0'));
            return;
        }
        Path target = chosen.get();
        Parcel parcel = new Parcel(profiles, tokens);
        background.run(
                () -> {
                    byte[] content = passphrase
                            .map(secret -> parcel.sealed(seal, secret))
                            .orElseGet(parcel::plain);
                    passphrase.ifPresent(secret -> Arrays.fill(secret, '\0'));
                    WholeFile.writeOnce(target, content);
                    return target;
                },
                path -> surroundings.tell(texts.get("export.done", profiles.size(), tokens.size(), path)),
                failure -> surroundings.tell(texts.get("export.failed", target, FileFailure.words(failure))));
    }

    /** Asks for a file, shows what it would change, and changes that. */
    public void importProfiles() {
        files.toOpen(owner, texts.get("import.title")).ifPresent(path -> open(path, Optional.empty()));
    }

    private void open(Path path, Optional<char[]> passphrase) {
        background.run(
                () -> {
                    Opened opened = Parcel.open(BoundedFile.read(path, WholeFile.MAX_SIZE), seal, passphrase);
                    passphrase.ifPresent(secret -> Arrays.fill(secret, '\0'));
                    return opened;
                },
                opened -> {
                    switch (opened) {
                        case Opened.Unpacked unpacked -> plan(path, unpacked.parcel());
                        case Opened.Sealed _ -> {
                            var _ = PassphraseDialog.show(owner, name(path), passphrase.isPresent())
                                    .thenAccept(given -> given.ifPresent(secret -> open(path, Optional.of(secret))));
                        }
                        case Opened.NotOurs _ -> surroundings.tell(texts.get("import.not-ours", name(path)));
                    }
                },
                failure -> surroundings.tell(texts.get("import.failed", name(path), FileFailure.words(failure))));
    }

    private void plan(Path path, Parcel parcel) {
        List<Profile> existing = existing();
        background.run(
                () -> ImportPlan.of(existing, parcel.profiles()),
                plan -> {
                    var _ = ImportDialog.show(
                                    owner, name(path), plan, parcel.tokens().keySet(), surroundings.preferredHome())
                            .thenAccept(choice -> choice.ifPresent(wanted -> apply(plan, parcel, wanted)));
                },
                failure -> surroundings.tell(texts.get("import.failed", name(path), FileFailure.words(failure))));
    }

    private List<Profile> existing() {
        return book.sessions().stream()
                .filter(session -> !session.isTransient())
                .map(ProfileSession::profile)
                .toList();
    }

    private void apply(ImportPlan plan, Parcel parcel, ImportDialog.Choice choice) {
        Set<UUID> busy = book.sessions().stream()
                .filter(ProfileSession::isBusy)
                .map(session -> session.profile().id())
                .collect(Collectors.toSet());
        ImportPlan.Changes changes = plan.changes(existing(), choice.onConflict(), busy);
        Map<UUID, Profile> replacements = new HashMap<>();
        Set<UUID> unlinked = new HashSet<>();
        List<Profile> added = new ArrayList<>();
        for (ImportPlan.Change change : changes.list()) {
            boolean withToken = parcel.tokens().containsKey(change.origin());
            Profile profile = withToken && change.replaces().isEmpty()
                    ? change.profile().restingIn(choice.home())
                    : change.profile();
            change.replaces().ifPresentOrElse(id -> replacements.put(id, profile), () -> added.add(profile));
            change.replaces().filter(_ -> change.unlinksToken()).ifPresent(unlinked::add);
        }
        book.addAndReplace(added, replacements, unlinked);
        surroundings.tell(told(added.size(), replacements.size(), unlinked.size(), changes.busy()));
        bringTokens(parcel, changes, choice.home());
    }

    private String told(int added, int replaced, int unlinked, List<Profile> busy) {
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

    private void bringTokens(Parcel parcel, ImportPlan.Changes changes, TokenHome home) {
        Map<UUID, ProfileSession> byId = new HashMap<>();
        book.sessions().forEach(session -> byId.put(session.profile().id(), session));
        Map<ProfileSession, AccessToken> atHome = new LinkedHashMap<>();
        Map<ProfileSession, AccessToken> homeless = new LinkedHashMap<>();
        for (ImportPlan.Change change : changes.list()) {
            Map<ProfileSession, AccessToken> into = change.unlinksToken() ? homeless : atHome;
            Optional.ofNullable(parcel.tokens().get(change.origin()))
                    .ifPresent(token -> Optional.ofNullable(
                                    byId.get(change.profile().id()))
                            .ifPresent(session -> into.put(session, token)));
        }
        surroundings.settle(atHome);
        homeless.forEach((session, token) -> surroundings.settle(session, token, home));
    }

    private static String name(Path path) {
        return Harmless.line(String.valueOf(path.getFileName()), MAX_NAME);
    }
}
