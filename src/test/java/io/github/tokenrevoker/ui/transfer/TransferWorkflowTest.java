package io.github.tokenrevoker.ui.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.durable.DocumentFile;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.onezone.OnezoneAddress;
import io.github.tokenrevoker.profile.Environment;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.profile.ProfileFormat;
import io.github.tokenrevoker.profile.TokenHome;
import io.github.tokenrevoker.revocation.bulk.EstateServer;
import io.github.tokenrevoker.secret.KnownSecrets;
import io.github.tokenrevoker.secret.QuickVaults;
import io.github.tokenrevoker.secret.SealedFile;
import io.github.tokenrevoker.settings.Settings;
import io.github.tokenrevoker.transfer.ImportPlan;
import io.github.tokenrevoker.transfer.ImportPlan.OnConflict;
import io.github.tokenrevoker.transfer.RunbookText;
import io.github.tokenrevoker.ui.background.Pace;
import io.github.tokenrevoker.ui.background.TestThreads;
import io.github.tokenrevoker.ui.controls.NotedNotices;
import io.github.tokenrevoker.ui.controls.WorkContext;
import io.github.tokenrevoker.ui.session.ProfileBook;
import io.github.tokenrevoker.ui.session.ProfileSession;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The workflow of import and export")
class TransferWorkflowTest {
    private static final String PASSPHRASE = "a long passphrase";

    private final TestThreads threads = new TestThreads();
    private final Person person = new Person();
    private final Around around = new Around();
    private final List<String> told = new ArrayList<>();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private ProfileBook book;

    @SuppressWarnings("NullAway.Init")
    private TransferWorkflow workflow;

    /** Answers as a test wants; what was handed out is kept. */
    private static final class Person implements TransferQuestions {
        private Optional<Path> file = Optional.empty();
        private final List<char[]> given = new ArrayList<>();
        private final Deque<String> passphrases = new ArrayDeque<>();
        private boolean exportsTokens;
        private Optional<RunbookText> runbook = Optional.empty();
        private Optional<ImportDialog.Choice> choice = Optional.empty();
        private int asked;

        @Override
        public Optional<Path> fileToImport() {
            return file;
        }

        @Override
        public Optional<Path> fileToExport(String suggestedName) {
            return file;
        }

        @Override
        public Optional<ExportDialog.Choice> export(int count) {
            return Optional.of(
                    new ExportDialog.Choice(exportsTokens ? Optional.of(letters(PASSPHRASE)) : Optional.empty()));
        }

        @Override
        public Optional<char[]> passphrase(String name, boolean again) {
            assertThat(again).isEqualTo(asked++ > 0);
            return Optional.ofNullable(passphrases.poll()).map(this::letters);
        }

        @Override
        public Optional<ImportDialog.Choice> changes(
                String name, ImportPlan plan, Set<UUID> tokens, TokenHome preferred) {
            return choice;
        }

        @Override
        public Optional<RunbookText> runbook() {
            return runbook;
        }

        private char[] letters(String text) {
            char[] letters = text.toCharArray();
            given.add(letters);
            return letters;
        }
    }

    /** Has a token for every profile, and remembers what is to be stored. */
    private static final class Around implements TransferSurroundings {
        private final List<AccessToken> handedOut = new ArrayList<>();
        private final Map<String, AccessToken> stored = new HashMap<>();
        private boolean opensVault = true;

        @Override
        public TokenHome preferredHome() {
            return TokenHome.NOWHERE;
        }

        @Override
        public Optional<Map<UUID, AccessToken>> tokens(List<ProfileSession> sessions) {
            Map<UUID, AccessToken> tokens = new HashMap<>();
            for (int i = 0; i < sessions.size(); i++) {
                AccessToken token = EstateServer.token("p" + i);
                handedOut.add(token);
                tokens.put(IDS.get(i), token);
            }
            return opensVault ? Optional.of(tokens) : Optional.empty();
        }

        @Override
        public void store(Map<ProfileSession, AccessToken> imported) {
            imported.forEach((session, token) -> {
                handedOut.add(token);
                stored.put(session.profile().name(), token.copy());
            });
        }

        @Override
        public void store(ProfileSession session, AccessToken imported, TokenHome home) {
            store(Map.of(session, imported));
        }

        @Override
        public void addFromRunbook(RunbookText found) {
            found.token().ifPresent(token -> {
                handedOut.add(token);
                stored.put("runbook", token.copy());
            });
        }
    }

    private static final List<UUID> IDS = List.of(new UUID(0, 1), new UUID(0, 2));

    @BeforeEach
    void open() {
        book = new ProfileBook(
                new DocumentFile<>(folder.resolve("profiles.json"), new ProfileFormat(), Clock.systemUTC()),
                new KnownSecrets(),
                threads.background());
        workflow = new TransferWorkflow(
                book,
                QuickVaults.SEAL,
                person,
                around,
                new WorkContext(
                        threads.background(),
                        Clock.systemUTC(),
                        Pace.DEFAULT,
                        () -> Settings.DEFAULT,
                        new NotedNotices(told)));
    }

    @AfterEach
    void close() {
        threads.close();
    }

    private void add(int number, String name) {
        Profile profile = new Profile(
                IDS.get(number), name, new OnezoneAddress("https", "onezone.example.org", 443), Environment.TEST, "");
        threads.fx().run(() -> book.add(profile, Optional.empty(), false));
    }

    private List<String> names() {
        return threads.fx()
                .call(() -> book.sessions().stream()
                        .map(session -> session.profile().name())
                        .toList());
    }

    private String lastTold() {
        return threads.fx().call(told::getLast);
    }

    /** Exports two profiles with their tokens, and leaves the profiles. */
    private void exportTwo() {
        add(0, "Kraków");
        add(1, "Lyon");
        person.file = Optional.of(folder.resolve("two.p12"));
        person.exportsTokens = true;
        workflow.exportProfiles();
    }

    private void deleteAll() {
        threads.fx().run(() -> List.copyOf(book.sessions()).forEach(book::delete));
    }

    @Test
    @DisplayName("overwrites the token of a runbook once the editor has it")
    void runbookToken() {
        AccessToken token = EstateServer.token("runbook");
        person.runbook = Optional.of(new RunbookText(Optional.empty(), Optional.of(token), Set.of(), Set.of()));

        workflow.paste();

        assertThat(around.stored.get("runbook")).isEqualTo(EstateServer.token("runbook"));
        assertThat(around.handedOut).allMatch(AccessToken::isCleared);
    }

    @Test
    @DisplayName("writes tokens only into a sealed file, and overwrites them and the passphrase afterwards")
    void sealed() throws Exception {
        exportTwo();
        assertThat(SealedFile.looksSealed(Files.readAllBytes(folder.resolve("two.p12"))))
                .isTrue();
        assertThat(around.handedOut).hasSize(2).allMatch(AccessToken::isCleared);
        assertThat(person.given).singleElement().isEqualTo(new char[PASSPHRASE.length()]);
    }

    @Test
    @DisplayName("exports without tokens where none are wanted")
    void plain() throws Exception {
        add(0, "Kraków");
        person.file = Optional.of(folder.resolve("one.json"));
        workflow.exportProfiles();
        assertThat(Files.readString(folder.resolve("one.json"))).contains("Kraków");
        assertThat(around.handedOut).isEmpty();
    }

    @Test
    @DisplayName("writes nothing when the vault stays closed, and overwrites the passphrase")
    void vaultStaysClosed() {
        around.opensVault = false;
        exportTwo();
        assertThat(folder.resolve("two.p12")).doesNotExist();
        assertThat(person.given).singleElement().isEqualTo(new char[PASSPHRASE.length()]);
        assertThat(told).isEmpty();
    }

    @Test
    @DisplayName("overwrites the tokens when no file is chosen after all")
    void noFile() {
        add(0, "Kraków");
        person.exportsTokens = true;
        workflow.exportProfiles();
        assertThat(around.handedOut).hasSize(1).allMatch(AccessToken::isCleared);
    }

    @Test
    @DisplayName("asks for the passphrase until it is right, then brings profiles and tokens in")
    void imported() {
        exportTwo();
        deleteAll();
        around.handedOut.clear();
        person.passphrases.addAll(List.of("wrong", PASSPHRASE));
        person.choice = Optional.of(new ImportDialog.Choice(OnConflict.KEEP_MINE, TokenHome.NOWHERE));
        workflow.importProfiles();
        assertThat(names()).containsExactlyInAnyOrder("Kraków", "Lyon");
        assertThat(around.stored).containsOnlyKeys("Kraków", "Lyon");
        assertThat(around.stored.get("Kraków")).isEqualTo(EstateServer.token("p0"));
        assertThat(around.handedOut).hasSize(2).allMatch(AccessToken::isCleared);
        assertThat(person.given).allMatch(letters -> new String(letters).isBlank() || letters[0] == '\0');
    }

    @Test
    @DisplayName("changes nothing when the passphrase is not given, or the changes are not wanted")
    void declined() {
        exportTwo();
        deleteAll();
        workflow.importProfiles();
        assertThat(names()).isEmpty();
        person.asked = 0;
        person.passphrases.add(PASSPHRASE);
        workflow.importProfiles();
        assertThat(names()).isEmpty();
        assertThat(around.stored).isEmpty();
    }

    @Test
    @DisplayName("tells of a file that is not ours, and of one that is not there")
    void notOurs() throws Exception {
        Path other = Files.writeString(folder.resolve("other.json"), "{}");
        person.file = Optional.of(other);
        workflow.importProfiles();
        assertThat(lastTold()).contains("other.json");
        person.file = Optional.of(folder.resolve("missing.json"));
        workflow.importProfiles();
        assertThat(lastTold()).contains("missing.json");
        assertThat(told).hasSize(2);
    }
}
