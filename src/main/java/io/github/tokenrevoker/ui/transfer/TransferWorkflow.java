package io.github.tokenrevoker.ui.transfer;

import io.github.tokenrevoker.durable.BoundedFile;
import io.github.tokenrevoker.durable.FileFailure;
import io.github.tokenrevoker.durable.WholeFile;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.secret.SealedFile;
import io.github.tokenrevoker.transfer.ImportPlan;
import io.github.tokenrevoker.transfer.Parcel;
import io.github.tokenrevoker.transfer.Parcel.Opened;
import io.github.tokenrevoker.transfer.RunbookText;
import io.github.tokenrevoker.ui.background.Fx;
import io.github.tokenrevoker.ui.controls.WindowContext;
import io.github.tokenrevoker.ui.controls.WorkContext;
import io.github.tokenrevoker.ui.session.ProfileBook;
import io.github.tokenrevoker.ui.session.ProfileSession;
import io.github.tokenrevoker.words.Harmless;
import io.github.tokenrevoker.words.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Brings profiles in and out. */
public final class TransferWorkflow {
    private static final int MAX_NAME = 80;

    private final Texts texts = Texts.of(TransferWorkflow.class);
    private final ProfileBook book;
    private final SealedFile seal;
    private final TransferQuestions questions;
    private final TransferSurroundings surroundings;
    private final WorkContext work;
    private final Fx fx;

    /** Asks in dialogs over the window. */
    public TransferWorkflow(WindowContext context, ProfileBook book, TransferSurroundings surroundings) {
        this(book, new SealedFile(), new TransferDialogs(context), surroundings, context.work());
    }

    TransferWorkflow(
            ProfileBook book,
            SealedFile seal,
            TransferQuestions questions,
            TransferSurroundings surroundings,
            WorkContext work) {
        this.book = book;
        this.seal = seal;
        this.questions = questions;
        this.surroundings = surroundings;
        this.work = work;
        this.fx = work.fx();
    }

    /** Begins to take in the text of a runbook. Returns at once. */
    public void startPaste() {
        work.start(this::paste, texts.get("unexpected"));
    }

    /** Begins an export. Returns at once. */
    public void startExport() {
        work.start(this::exportProfiles, texts.get("unexpected"));
    }

    /** Begins an import. Returns at once. */
    public void startImport() {
        work.start(this::importProfiles, texts.get("unexpected"));
    }

    /** Asks for the text of a runbook, and opens the editor with what it says. */
    void paste() {
        Optional<RunbookText> found = questions.runbook();
        try {
            found.ifPresent(text -> fx.run(() -> surroundings.addFromRunbook(text)));
        } finally {
            found.flatMap(RunbookText::token).ifPresent(AccessToken::clear);
        }
    }

    /** Asks what to export and where to, and writes it. */
    void exportProfiles() {
        List<ProfileSession> sessions = fx.call(this::lasting);
        Optional<ExportDialog.Choice> choice = questions.export(sessions.size());
        if (choice.isPresent()) {
            Optional<char[]> passphrase = choice.get().passphrase();
            try {
                export(sessions, passphrase);
            } finally {
                passphrase.ifPresent(letters -> Arrays.fill(letters, '\0'));
            }
        }
    }

    private void export(List<ProfileSession> sessions, Optional<char[]> passphrase) {
        Optional<Map<UUID, AccessToken>> tokens =
                passphrase.isPresent() ? surroundings.tokens(sessions) : Optional.of(Map.of());
        if (tokens.isEmpty()) {
            return;
        }
        try {
            List<Profile> profiles =
                    fx.call(() -> sessions.stream().map(ProfileSession::profile).toList());
            String suggested = passphrase.isPresent() ? "onedata-profiles.p12" : "onedata-profiles.json";
            Optional<Path> target = questions.fileToExport(suggested);
            if (target.isPresent()) {
                write(target.get(), new Parcel(profiles, tokens.get()), passphrase);
            }
        } finally {
            tokens.get().values().forEach(AccessToken::clear);
        }
    }

    private void write(Path target, Parcel parcel, Optional<char[]> passphrase) {
        try {
            WholeFile.writeOnce(
                    target,
                    passphrase.map(letters -> parcel.sealed(seal, letters)).orElseGet(parcel::plain));
            work.tell(texts.get(
                    "export.done", parcel.profiles().size(), parcel.tokens().size(), target));
        } catch (IOException failure) {
            work.tell(texts.get("export.failed", target, FileFailure.words(failure)));
        }
    }

    /** Asks for a file, shows what it would change, and changes that. */
    void importProfiles() {
        Optional<Path> file = questions.fileToImport();
        if (file.isPresent()) {
            String name = Harmless.line(String.valueOf(file.get().getFileName()), MAX_NAME);
            try {
                Optional<Parcel> parcel = open(file.get(), name);
                if (parcel.isPresent()) {
                    take(parcel.get(), name);
                }
            } catch (IOException failure) {
                work.tell(texts.get("import.failed", name, FileFailure.words(failure)));
            }
        }
    }

    /** Opens the file, with a passphrase where it needs one; empty when it is not ours, or the operator does not want to. */
    private Optional<Parcel> open(Path file, String name) throws IOException {
        byte[] content = BoundedFile.read(file, WholeFile.MAX_SIZE);
        Opened opened = Parcel.open(content, seal, Optional.empty());
        for (boolean again = false; opened instanceof Opened.Sealed; again = true) {
            Optional<char[]> passphrase = questions.passphrase(name, again);
            if (passphrase.isEmpty()) {
                return Optional.empty();
            }
            opened = Parcel.open(content, seal, passphrase);
            Arrays.fill(passphrase.get(), '\0');
        }
        return switch (opened) {
            case Opened.Unpacked unpacked -> Optional.of(unpacked.parcel());
            case Opened.NotOurs _ -> {
                work.tell(texts.get("import.not-ours", name));
                yield Optional.empty();
            }
            case Opened.Sealed _ -> Optional.empty();
        };
    }

    private void take(Parcel parcel, String name) {
        try {
            List<Profile> existing = fx.call(
                    () -> lasting().stream().map(ProfileSession::profile).toList());
            ImportPlan plan = ImportPlan.of(existing, parcel.profiles());
            Optional<ImportDialog.Choice> choice =
                    questions.changes(name, plan, parcel.tokens().keySet(), fx.call(surroundings::preferredHome));
            if (choice.isPresent()) {
                Import taken = new Import(book, plan, parcel, choice.get());
                String words = fx.call(taken::apply);
                work.tell(words);
                fx.run(() -> taken.storeTokens(surroundings));
            }
        } finally {
            parcel.tokens().values().forEach(AccessToken::clear);
        }
    }

    private List<ProfileSession> lasting() {
        return book.sessions().stream()
                .filter(session -> !session.isTransient())
                .toList();
    }
}
