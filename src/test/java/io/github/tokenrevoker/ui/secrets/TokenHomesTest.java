package io.github.tokenrevoker.ui.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.WindowTest;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.practice.PracticeToken;
import io.github.tokenrevoker.practice.PracticeZone;
import io.github.tokenrevoker.profile.TokenHome;
import io.github.tokenrevoker.secret.FakeKeyring;
import io.github.tokenrevoker.secret.TokenTraces;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A zone that outlives restarts of the tool stands for a real one. */
@DisplayName("An access token")
class TokenHomesTest extends WindowTest {
    private static final String PASSPHRASE = "four unrelated words suffice";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path elsewhere;

    private final FakeKeyring system = new FakeKeyring();
    private final List<AccessToken> used = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    private PracticeZone zone;

    @Override
    @BeforeEach
    protected void openTool() throws Exception {
        keyring = system;
        zone = PracticeZone.start(Clock.systemUTC());
        super.openTool();
    }

    @AfterEach
    void closeZone() {
        zone.close();
    }

    private void addInWindow(String name, TokenHome home) {
        press("profile-add");
        type("editor-name", name);
        type("editor-host", zone.address().toString());
        AccessToken token = zone.token(PracticeToken.PROVIDER_NAMED);
        used.add(token);
        type("editor-token", token.reveal());
        chooseHome(home);
        press("editor-save");
    }

    @SuppressWarnings("unchecked")
    private void chooseHome(TokenHome home) {
        ComboBox<TokenHome> box = (ComboBox<TokenHome>) node("editor-home");
        interact(() -> box.setValue(home));
    }

    private TokenHome chosenHome() {
        ComboBox<?> box = (ComboBox<?>) node("editor-home");
        return onFx(() -> (TokenHome) box.getValue());
    }

    private void makeVault() {
        awaitShown("vault-new-passphrase");
        type("vault-new-passphrase", PASSPHRASE);
        type("vault-passphrase-again", PASSPHRASE);
        press("vault-create");
        awaitGone("vault-unlock-dialog");
    }

    /** Makes the vault, and waits until the token is in it. */
    private void storeInNewVault() {
        makeVault();
        awaitStoredInVault();
    }

    /** A token on its way is named in the file as well, as one to be deleted should the tool end before. */
    private void awaitStoredInVault() {
        awaitThat(
                "it is stored",
                () -> profiles().contains("\"tokenHome\" : \"vault\"")
                        && profiles().contains("\"tokensToDelete\" : [ ]"));
    }

    /** Waits until tokens are in the keyring, and the file says so. */
    private void awaitKept(int count) {
        awaitThat(
                count + " are kept",
                () -> system.secrets().size() == count
                        && profiles().split("\"tokenHome\" : \"keyring\"", -1).length == count + 1
                        && profiles().contains("\"tokensToDelete\" : [ ]"));
    }

    private void openVault(String passphrase) {
        awaitShown("vault-passphrase");
        type("vault-passphrase", passphrase);
        press("vault-unlock");
    }

    private void assertChecks() {
        awaitEnabled("check-connection");
        press("check-connection");
        awaitChecked();
    }

    private String profiles() {
        try {
            return Files.readString(folder.resolve("profiles.json"));
        } catch (java.io.IOException failure) {
            return "";
        }
    }

    @Test
    @DisplayName("rests in the keyring by default where one answers, and is there after a restart without a question")
    void keyring() throws Exception {
        press("profile-add");
        awaitThat("it is preferred", () -> chosenHome() == TokenHome.KEYRING);
        awaitThat("it is said", () -> text("editor-home-note").contains("The system keyring is available."));
        press("editor-cancel");
        addInWindow("Mine", TokenHome.KEYRING);
        awaitKept(1);
        restart();
        choose("Mine");
        assertChecks();
    }

    @Test
    @DisplayName("comes from a program that the editor takes only when it can be run")
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no program cat")
    void command() throws Exception {
        AccessToken token = zone.token(PracticeToken.PROVIDER_NAMED);
        used.add(token);
        Path file = Files.writeString(elsewhere.resolve("a token"), token.reveal());
        press("profile-add");
        type("editor-name", "Mine");
        type("editor-host", zone.address().toString());
        chooseHome(TokenHome.COMMAND);
        awaitShown("editor-token-command");
        assertThat(isEnabled("editor-save")).isFalse();
        type("editor-token-command", "cat '" + file + "'");
        press("editor-save");
        assertChecks();
        awaitThat("it is saved", () -> profiles().contains("\"tokenCommand\" : [ \"cat\","));
        restart();
        choose("Mine");
        assertChecks();
        press("profile-edit");
        awaitShown("editor-token-command");
        assertThat(onFx(() -> ((TextField) node("editor-token-command")).getText()))
                .isEqualTo("cat \"" + file + "\"");
        press("editor-cancel");
    }

    @Test
    @DisplayName("in the keyring is not asked for when its profile is merely chosen")
    void notAskedUnneeded() throws Exception {
        addInWindow("Mine", TokenHome.KEYRING);
        awaitKept(1);
        restart();
        int before = system.asked();
        choose("Mine");
        awaitEnabled("revoke");
        assertThat(system.asked()).isEqualTo(before);
    }

    @Test
    @DisplayName("is asked for each time by default where no keyring answers, which the editor says")
    void noKeyring() throws Exception {
        keyring = FakeKeyring.absent();
        restart();
        press("profile-add");
        chooseHome(TokenHome.KEYRING);
        awaitThat("it is said", () -> text("editor-home-note").contains("This machine has no system keyring"));
        press("editor-cancel");
        press("profile-add");
        assertThat(chosenHome()).isEqualTo(TokenHome.NOWHERE);
    }

    @Test
    @DisplayName("that a failing keyring does not take is kept for this run, said so, and offered to the vault")
    void keyringFails() {
        system.failWith(new IllegalStateException("boom"));
        addInWindow("Mine", TokenHome.KEYRING);
        awaitThat(
                "it is said",
                () -> isShown("notice-text") && text("notice-text").contains("The system keyring reported an error"));
        assertChecks();
        press("notice-action");
        makeVault();
        system.work();
        awaitThat("it is in the vault", () -> profiles().contains("\"tokenHome\" : \"vault\""));
        assertThat(folder.resolve("vault.p12")).exists();
    }

    @Test
    @DisplayName("in a keyring that never answers is asked for after a while, and the window lives")
    void silentKeyring() throws Exception {
        addInWindow("Mine", TokenHome.KEYRING);
        awaitKept(1);
        beHasty();
        CountDownLatch until = new CountDownLatch(1);
        system.beSilent(until);
        choose("Mine");
        press("check-connection");
        awaitShown("token-prompt");
        assertThat(shownTexts("dialog-content")).anyMatch(text -> text.contains("did not respond in time"));
        type("token-prompt-field", zone.token(PracticeToken.PROVIDER_NAMED).reveal());
        press("token-prompt-ok");
        awaitThat("it goes on", () -> isShown("check-result"));
        until.countDown();
    }

    @Test
    @DisplayName("rests in the vault, which is opened when the token is needed")
    void vault() throws Exception {
        addInWindow("Mine", TokenHome.VAULT);
        storeInNewVault();
        awaitThat("it is written", () -> profiles().contains("\"tokenHome\" : \"vault\""));
        restart();
        choose("Mine");
        press("check-connection");
        openVault(PASSPHRASE);
        awaitChecked();
    }

    @Test
    @DisplayName("in the vault is not given for a wrong passphrase")
    void wrongPassphrase() throws Exception {
        addInWindow("Mine", TokenHome.VAULT);
        storeInNewVault();
        restart();
        choose("Mine");
        press("revoke");
        openVault("something else");
        awaitThat("it is said", () -> text("vault-problem").startsWith("Wrong passphrase"));
        openVault(PASSPHRASE);
        awaitShown("confirm-dialog");
        press("confirm-cancel");
    }

    @Test
    @DisplayName("is forgotten when the operator locks")
    void lock() {
        addInWindow("Mine", TokenHome.VAULT);
        storeInNewVault();
        assertChecks();
        press("vault-lock");
        press("check-connection");
        awaitShown("vault-unlock-dialog");
        press("vault-cancel");
        awaitEnabled("check-connection");
    }

    @Test
    @DisplayName("is brought to no vault with a weak or mistyped passphrase")
    void weakPassphrase() {
        addInWindow("Mine", TokenHome.VAULT);
        awaitShown("vault-new-passphrase");
        type("vault-new-passphrase", "password1");
        type("vault-passphrase-again", "password1");
        assertThat(isEnabled("vault-create")).isFalse();
        assertThat(text("vault-strength-words")).contains("weak");
        type("vault-new-passphrase", PASSPHRASE);
        assertThat(isEnabled("vault-create")).isFalse();
        press("vault-cancel");
        awaitThat(
                "it is said",
                () -> isShown("notice-text") && text("notice-text").contains("The vault was not unlocked"));
        awaitThat("the profile rests nowhere", () -> profiles().contains("\"tokenHome\" : \"nowhere\""));
    }

    @Test
    @DisplayName("given again to a vault that was not made at first stays in it")
    void vaultAfterAll() {
        addInWindow("Mine", TokenHome.VAULT);
        awaitShown("vault-new-passphrase");
        press("vault-cancel");
        awaitThat(
                "it is said",
                () -> isShown("notice-text") && text("notice-text").contains("The vault was not unlocked"));
        press("profile-edit");
        chooseHome(TokenHome.VAULT);
        press("editor-save");
        makeVault();
        awaitStoredInVault();
        press("vault-lock");
        press("check-connection");
        openVault(PASSPHRASE);
        awaitChecked();
    }

    @Test
    @DisplayName("of a deleted profile stays while undoing is offered, whatever else is tidied up")
    void undoAfterTidying() throws Exception {
        addInWindow("Other", TokenHome.KEYRING);
        addInWindow("Mine", TokenHome.KEYRING);
        awaitKept(2);
        restart();
        choose("Mine");
        press("profile-delete");
        choose("Other");
        assertChecks();
        press("notice-action");
        awaitText("profile-title", "Mine");
        assertThat(system.secrets()).hasSize(2);
        assertChecks();
    }

    @Test
    @DisplayName("moves from the keyring to the vault in one act, and leaves nothing behind")
    void moves() {
        addInWindow("Mine", TokenHome.KEYRING);
        awaitKept(1);
        press("profile-edit");
        chooseHome(TokenHome.VAULT);
        press("editor-save");
        makeVault();
        awaitThat("the keyring is empty", () -> system.secrets().isEmpty());
        press("vault-lock");
        press("check-connection");
        openVault(PASSPHRASE);
        awaitChecked();
    }

    @Test
    @DisplayName("that is to rest nowhere any more is deleted where it was")
    void movesToNowhere() throws Exception {
        addInWindow("Mine", TokenHome.KEYRING);
        awaitKept(1);
        press("profile-edit");
        chooseHome(TokenHome.NOWHERE);
        press("editor-save");
        awaitThat("the keyring is empty", () -> system.secrets().isEmpty());
        restart();
        choose("Mine");
        press("check-connection");
        awaitShown("token-prompt");
        press("token-prompt-cancel");
    }

    @Test
    @DisplayName("is deleted with its profile once undoing is no longer offered")
    void deleted() {
        addInWindow("Mine", TokenHome.KEYRING);
        awaitKept(1);
        press("profile-delete");
        assertThat(system.secrets()).hasSize(1);
        press("notice-action");
        awaitText("profile-title", "Mine");
        press("profile-delete");
        press("notice-close");
        awaitThat("the keyring is empty", () -> system.secrets().isEmpty());
        awaitThat("nothing is left to do", () -> profiles().contains("\"tokensToDelete\" : [ ]"));
    }

    @Test
    @DisplayName("of a profile deleted just before the exit is deleted after the next start")
    void deletedBeforeExit() throws Exception {
        addInWindow("Mine", TokenHome.KEYRING);
        awaitKept(1);
        press("profile-delete");
        awaitThat("it is saved", () -> !profiles().contains("Mine"));
        restart();
        awaitThat("the keyring is empty", () -> system.secrets().isEmpty());
    }

    @Test
    @DisplayName("is replaced where it rests when the profile gets a new one")
    void replaced() {
        addInWindow("Mine", TokenHome.KEYRING);
        awaitKept(1);
        AccessToken next = zone.token(PracticeToken.PROVIDER_NAMED);
        press("profile-edit");
        type("editor-token", next.reveal());
        press("editor-save");
        awaitThat("it is the new one", () -> system.secrets().containsValue(next.reveal()));
    }

    @Test
    @DisplayName("in the keyring is checked at the start where that is wished, and no other is asked for")
    void checkedAtStart() throws Exception {
        addInWindow("Mine", TokenHome.KEYRING);
        addInWindow("Asked", TokenHome.NOWHERE);
        awaitKept(1);
        Files.writeString(folder.resolve("settings.json"), "{\"schema\":1,\"checkAtStart\":true}");
        restart();
        awaitThat("it is ready", () -> shownTexts("list-cell").stream().anyMatch(text -> text.startsWith("Ready")));
        assertThat(isShown("token-prompt")).isFalse();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "COMMAND")
    @DisplayName("serves wherever it rests, in the same way, and stands in no file:")
    void everyHome(TokenHome home) throws Exception {
        addInWindow("Mine", home);
        if (home == TokenHome.VAULT) {
            storeInNewVault();
        }
        assertChecks();
        awaitThat(
                "it is saved",
                () -> profiles().contains("\"tokenHome\" : \"" + home.name().toLowerCase(Locale.ROOT)));
        restart();
        choose("Mine");
        press("check-connection");
        switch (home) {
            case KEYRING -> {}
            case VAULT -> openVault(PASSPHRASE);
            case NOWHERE, COMMAND -> {
                awaitShown("token-prompt");
                type(
                        "token-prompt-field",
                        zone.token(PracticeToken.PROVIDER_NAMED).reveal());
                press("token-prompt-ok");
            }
        }
        awaitChecked();
        for (AccessToken token : used) {
            TokenTraces.assertInNoFile(folder, token);
        }
    }

    @Test
    @DisplayName("in the vault is forgotten after a time without input, which is said")
    void idle() {
        addInWindow("Mine", TokenHome.VAULT);
        awaitShown("vault-new-passphrase");
        interact(() -> settings().change(settings -> settings.withVaultIdle(Duration.ofMillis(200))));
        makeVault();
        awaitThat(
                "it is said",
                () -> isShown("notice-text") && text("notice-text").startsWith("Locked after a time without input"));
        awaitStoredInVault();
        press("check-connection");
        awaitShown("vault-unlock-dialog");
        press("vault-cancel");
    }

    @Test
    @DisplayName("in a vault whose passphrase is forgotten is out of reach, and a new vault can be made")
    void forgotten() throws Exception {
        addInWindow("Mine", TokenHome.VAULT);
        storeInNewVault();
        restart();
        choose("Mine");
        press("check-connection");
        press("vault-forgotten");
        awaitShown("vault-start-afresh");
        assertThat(shownTexts("dialog-content")).anyMatch(text -> text.contains("without the passphrase"));
        press("vault-start-afresh");
        makeVault();
        awaitShown("token-prompt");
        press("token-prompt-cancel");
        try (var files = Files.list(folder)) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .anyMatch(name -> name.startsWith("vault.p12.forgotten-"));
        }
    }

    @Test
    @DisplayName("in the vault is under the new passphrase once that was changed")
    void passphraseChanged() {
        addInWindow("Mine", TokenHome.VAULT);
        makeVault();
        press("settings-open");
        press("settings-change-passphrase");
        awaitShown("vault-passphrase");
        type("vault-passphrase", PASSPHRASE);
        type("vault-new-passphrase", "another four words altogether");
        type("vault-passphrase-again", "another four words altogether");
        press("vault-change");
        awaitGone("vault-unlock-dialog");
        press("settings-close");
        press("vault-lock");
        press("check-connection");
        openVault(PASSPHRASE);
        awaitThat("it is said", () -> text("vault-problem").startsWith("Wrong passphrase"));
        openVault("another four words altogether");
        awaitChecked();
    }

    private void awaitChecked() {
        awaitThat(
                "it is checked",
                () -> isShown("check-result") && text("check-result").contains("the token belongs to"));
    }
}
