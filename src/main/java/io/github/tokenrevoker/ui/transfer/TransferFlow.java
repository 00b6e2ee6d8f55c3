package io.github.tokenrevoker.ui.transfer;

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
import io.github.tokenrevoker.ui.dialog.FileChoice;
import io.github.tokenrevoker.ui.session.ProfileBook;
import io.github.tokenrevoker.ui.session.ProfileSession;
import io.github.tokenrevoker.ui.words.Harmless;
import io.github.tokenrevoker.ui.words.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.stage.Window;

/** Brings profiles in and out. On the FX thread; files and keys are worked on in the background. */
public final class TransferFlow {
    /** A file of ten thousand profiles has a few megabytes; nothing of ours is as large as this. */
    private static final long MAX_SIZE = 256L << 20;

    private static final int MAX_NAME = 80;

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
        var _ = RunbookDialog.show(owner, System.getenv(), background::onFx)
                .thenAccept(found -> found.ifPresent(surroundings::addFromRunbook));
    }

    /** Asks what to export and where to, and writes it. */
    public void exportProfiles() {
        List<ProfileSession> sessions = book.sessions().stream()
                .filter(session -> !session.isPractice())
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
                    Opened opened = Parcel.open(content(path), seal, passphrase);
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

    private static byte[] content(Path path) throws IOException {
        if (Files.size(path) > MAX_SIZE) {
            throw new IOException("the file is larger than any of this tool");
        }
        return Files.readAllBytes(path);
    }

    private void plan(Path path, Parcel parcel) {
        List<Profile> existing = existing();
        background.run(
                () -> ImportPlan.of(existing, parcel.profiles()),
                plan -> {
                    var _ = ImportDialog.show(
                                    owner, name(path), plan, parcel.tokens().size(), surroundings.preferredHome())
                            .thenAccept(choice -> choice.ifPresent(wanted -> apply(plan, parcel, wanted)));
                },
                failure -> surroundings.tell(texts.get("import.failed", name(path), FileFailure.words(failure))));
    }

    private List<Profile> existing() {
        return book.sessions().stream()
                .filter(session -> !session.isPractice())
                .map(ProfileSession::profile)
                .toList();
    }

    private void apply(ImportPlan plan, Parcel parcel, ImportDialog.Choice choice) {
        List<ImportPlan.Change> changes = plan.changes(existing(), choice.onConflict());
        Map<UUID, Profile> replacements = new HashMap<>();
        changes.forEach(change -> change.replaces().ifPresent(id -> replacements.put(id, change.profile())));
        List<Profile> added = changes.stream()
                .filter(change -> change.replaces().isEmpty())
                .map(change -> parcel.tokens().containsKey(change.origin())
                        ? change.profile().restingIn(choice.home())
                        : change.profile())
                .toList();
        book.addAndReplace(added, replacements);
        Map<UUID, ProfileSession> byId = new HashMap<>();
        book.sessions().forEach(session -> byId.put(session.profile().id(), session));
        surroundings.tell(texts.get("import.done", added.size(), replacements.size()));
        Map<ProfileSession, AccessToken> imported = new LinkedHashMap<>();
        for (ImportPlan.Change change : changes) {
            Optional.ofNullable(parcel.tokens().get(change.origin()))
                    .ifPresent(token -> Optional.ofNullable(
                                    byId.get(change.profile().id()))
                            .ifPresent(session -> imported.put(session, token)));
        }
        surroundings.settle(imported);
    }

    private static String name(Path path) {
        return Harmless.line(String.valueOf(path.getFileName()), MAX_NAME);
    }
}
