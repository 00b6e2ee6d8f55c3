package io.github.tokenrevoker.ui;

import io.github.tokenrevoker.connection.PasswordUse;
import io.github.tokenrevoker.durable.FileFailure;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.onezone.OnezoneAddress;
import io.github.tokenrevoker.practice.PracticeToken;
import io.github.tokenrevoker.practice.PracticeZone;
import io.github.tokenrevoker.profile.Environment;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.profile.TokenHome;
import io.github.tokenrevoker.secret.ProfileSecrets;
import io.github.tokenrevoker.transfer.RunbookText;
import io.github.tokenrevoker.ui.background.Background;
import io.github.tokenrevoker.ui.controls.FileChoice;
import io.github.tokenrevoker.ui.controls.Notices;
import io.github.tokenrevoker.ui.controls.Notices.Remedy;
import io.github.tokenrevoker.ui.controls.WindowContext;
import io.github.tokenrevoker.ui.editor.EditorContext;
import io.github.tokenrevoker.ui.editor.ProfileDraft;
import io.github.tokenrevoker.ui.editor.ProfileEditor;
import io.github.tokenrevoker.ui.editor.UnsavedEdit;
import io.github.tokenrevoker.ui.profiles.ProfileActions;
import io.github.tokenrevoker.ui.secrets.KeyringState;
import io.github.tokenrevoker.ui.secrets.Secrets;
import io.github.tokenrevoker.ui.session.Lease;
import io.github.tokenrevoker.ui.session.ProfileBook;
import io.github.tokenrevoker.ui.session.ProfileBook.Deleted;
import io.github.tokenrevoker.ui.session.ProfileSession;
import io.github.tokenrevoker.ui.session.ProfileSession.Activity;
import io.github.tokenrevoker.ui.transfer.TransferSurroundings;
import io.github.tokenrevoker.ui.transfer.TransferWorkflow;
import io.github.tokenrevoker.words.Harmless;
import io.github.tokenrevoker.words.Texts;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.stage.Window;

/** What becomes of profiles, the practice zone's own among them. On the FX thread. */
public final class ProfileFlow implements ProfileActions {
    private final Texts texts = Texts.of(ProfileFlow.class);
    private final Window owner;
    private final ProfileBook book;
    private final Background background;
    private final Clock clock;
    private final Notices notices;
    private final Secrets secrets;
    private final TransferWorkflow transfer;
    private final FileChoice files;
    private final Consumer<ProfileSession> choose;
    private final ObjectProperty<Optional<PracticeZone>> practiceZone = new SimpleObjectProperty<>(Optional.empty());
    private boolean practiceStarting;

    public ProfileFlow(WindowContext context, ProfileBook book, Secrets secrets, Consumer<ProfileSession> choose) {
        this.owner = context.stage();
        this.book = book;
        this.background = context.background();
        this.clock = context.clock();
        this.notices = context.notices();
        this.secrets = secrets;
        this.files = context.files();
        this.choose = choose;
        this.transfer = new TransferWorkflow(context, book, new Around());
    }

    /** The running practice zone. */
    public ObjectProperty<Optional<PracticeZone>> practiceZoneProperty() {
        return practiceZone;
    }

    @Override
    public void add() {
        add(Optional.empty(), Optional.empty());
    }

    /** The same, with the host filled in. */
    public void add(Optional<OnezoneAddress> host) {
        add(host, Optional.empty());
    }

    private void add(Optional<OnezoneAddress> host, Optional<AccessToken> token) {
        takeNew(ProfileEditor.add(
                editor(unsaved -> offerUndo(texts.get("discarded.new"), () -> addAgain(unsaved))),
                host,
                token,
                name -> book.isTaken(name, Optional.empty())));
    }

    private void addAgain(UnsavedEdit unsaved) {
        takeNew(ProfileEditor.reopen(
                editor(again -> offerUndo(texts.get("discarded.new"), () -> addAgain(again))), unsaved));
    }

    private EditorContext editor(Consumer<UnsavedEdit> discarded) {
        return new EditorContext(owner, background, clock, secrets.keyring().get(), files, discarded);
    }

    private void offerUndo(String words, Runnable undo) {
        notices.show(words, Optional.of(new Remedy(texts.get("undo"), undo)));
    }

    private void takeNew(CompletableFuture<Optional<ProfileDraft>> entered) {
        var _ = entered.thenAccept(draft -> draft.ifPresent(written -> {
            Profile profile = written.profile();
            boolean brings = !written.secrets().isEmpty();
            ProfileSession session = book.add(
                    brings ? profile.restingIn(TokenHome.NOWHERE) : profile,
                    written.secrets().token(),
                    false);
            choose.accept(session);
            if (brings) {
                secrets.storage().begin(session, profile.home(), written.secrets());
            }
        }));
    }

    @Override
    public void edit(ProfileSession session) {
        edit(session, lease -> {
            Profile base = session.profile();
            takeEdited(
                    lease,
                    base,
                    ProfileEditor.edit(
                            editor(unsaved -> offerToEditAgain(session, base, unsaved)),
                            base,
                            name -> book.isTaken(name, Optional.of(session))));
        });
    }

    private void edit(ProfileSession session, Consumer<Lease> act) {
        Lease.begin(session, Activity.EDITING)
                .ifPresentOrElse(lease -> lease.run(() -> act.accept(lease)), () -> tellThatItIsBusy(session));
    }

    private void offerToEditAgain(ProfileSession session, Profile base, UnsavedEdit unsaved) {
        offerUndo(
                texts.get("discarded", Harmless.line(base.name())),
                () -> edit(
                        session,
                        lease -> takeEdited(
                                lease,
                                base,
                                ProfileEditor.reopen(
                                        editor(again -> offerToEditAgain(session, base, again)), unsaved))));
    }

    private void takeEdited(Lease lease, Profile base, CompletableFuture<Optional<ProfileDraft>> entered) {
        ProfileSession session = lease.session();
        TokenHome from = base.home();
        Set<PasswordUse> usesBefore = base.route().passwordUses();
        var _ = entered.whenComplete((_, _) -> lease.close())
                .thenAccept(draft -> draft.ifPresent(written -> {
                    Profile edited = written.profile().rebased(base, session.profile());
                    book.change(session, edited, written.secrets().token());
                    if (!written.profile().route().passwordUses().containsAll(usesBefore)) {
                        secrets.storage().dropUnneededPasswords(session);
                    }
                    boolean moves = written.profile().home() != from;
                    if (!session.isTransient() && (moves || !written.secrets().isEmpty())) {
                        secrets.storage().begin(session, written.profile().home(), written.secrets());
                    }
                    written.secrets().close();
                }));
    }

    /** The token stays with the original: a copy is made for another provider more often than for the same. */
    @Override
    public void duplicate(ProfileSession session) {
        Profile original = session.profile();
        Profile copy = original.as(UUID.randomUUID(), book.freeName(texts.get("copy-of", original.name())))
                .withTokenCommand(Optional.empty());
        choose.accept(book.add(copy, Optional.empty(), false));
    }

    @Override
    public void delete(ProfileSession session) {
        if (session.isBusy()) {
            tellThatItIsBusy(session);
            return;
        }
        Deleted deleted = book.delete(session);
        Remedy undo = new Remedy(texts.get("undo"), () -> {
            book.bringBack(deleted);
            choose.accept(session);
        });
        notices.show(
                texts.get("deleted", Harmless.line(session.profile().name())),
                Optional.of(undo),
                () -> secrets.storage().deleteForGood(deleted));
    }

    private void tellThatItIsBusy(ProfileSession session) {
        notices.show(texts.get("busy", Harmless.line(session.profile().name())))
                .whileTrue(session.activityProperty().map(activity -> activity != Activity.IDLE));
    }

    @Override
    public void importProfiles() {
        transfer.startImport();
    }

    @Override
    public void exportProfiles() {
        transfer.startExport();
    }

    @Override
    public void pasteFromRunbook() {
        transfer.startPaste();
    }

    /** What import and export need of this window. */
    private final class Around implements TransferSurroundings {
        @Override
        public TokenHome preferredHome() {
            return secrets.keyring().get().get() == KeyringState.ANSWERS ? TokenHome.KEYRING : TokenHome.NOWHERE;
        }

        @Override
        public Optional<Map<UUID, AccessToken>> tokens(List<ProfileSession> sessions) {
            return secrets.source().obtainAll(sessions).map(all -> {
                Map<UUID, AccessToken> known = new HashMap<>();
                all.forEach((id, each) -> {
                    each.withoutToken().close();
                    each.token().ifPresent(token -> known.put(id, token));
                });
                return known;
            });
        }

        /** The storage overwrites what it is given, and that later. */
        @Override
        public void store(Map<ProfileSession, AccessToken> imported) {
            Map<ProfileSession, ProfileSecrets> given = new HashMap<>();
            imported.forEach((session, token) -> given.put(session, ProfileSecrets.of(token.copy())));
            secrets.storage().beginAll(given);
        }

        @Override
        public void store(ProfileSession session, AccessToken imported, TokenHome home) {
            secrets.storage().begin(session, home, ProfileSecrets.of(imported.copy()));
        }

        @Override
        public void addFromRunbook(RunbookText found) {
            add(found.address(), found.token());
        }
    }

    @Override
    public void startPractice() {
        Optional<PracticeZone> running = practiceZone.get();
        if (running.isPresent()) {
            choose.accept(practiceSession(running.get()));
        } else if (!practiceStarting) {
            practiceStarting = true;
            background.run(
                    () -> PracticeZone.start(clock),
                    zone -> {
                        practiceStarting = false;
                        book.practiceZoneProperty().set(Optional.of(zone.address()));
                        practiceZone.set(Optional.of(zone));
                        choose.accept(practiceSession(zone));
                    },
                    failure -> {
                        practiceStarting = false;
                        notices.show(texts.get("practice.failed", FileFailure.words(failure)), Optional.empty());
                    });
        }
    }

    private ProfileSession practiceSession(PracticeZone zone) {
        return book.sessions().stream()
                .filter(ProfileSession::isTransient)
                .findFirst()
                .orElseGet(() -> book.add(
                        new Profile(
                                UUID.randomUUID(),
                                book.freeName(texts.get("practice.name")),
                                zone.address(),
                                Environment.TEST,
                                ""),
                        Optional.of(zone.token(PracticeToken.PROVIDER_NAMED)),
                        true));
    }

    /** Puts another token of the practice zone into the practice profile. */
    public void takePracticeToken(ProfileSession session, PracticeToken kind) {
        practiceZone.get().ifPresent(zone -> book.memory().keep(session, ProfileSecrets.of(zone.token(kind))));
    }
}
