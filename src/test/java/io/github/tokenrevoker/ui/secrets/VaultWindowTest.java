package io.github.tokenrevoker.ui.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.WindowTest;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.onezone.OnezoneAddress;
import io.github.tokenrevoker.profile.Environment;
import io.github.tokenrevoker.profile.TokenHome;
import io.github.tokenrevoker.secret.ProfileSecrets;
import io.github.tokenrevoker.secret.QuickVaults;
import io.github.tokenrevoker.secret.Vault;
import io.github.tokenrevoker.ui.background.Pace;
import io.github.tokenrevoker.ui.session.ProfileSession;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The vault in the window")
class VaultWindowTest extends WindowTest {
    private static final String PASSPHRASE = "four unrelated words suffice";
    private static final OnezoneAddress ZONE = new OnezoneAddress("https", "127.0.0.1", 9);

    private Duration afterWrong = Duration.ofMillis(50);

    @Override
    protected Pace pace() {
        Pace usual = super.pace();
        return new Pace(
                usual.untilArmed(), usual.patience(), afterWrong, usual.betweenChecks(), List.of(usual.beforeLook(0)));
    }

    private Path file() {
        return folder.resolve("vault.p12");
    }

    /** Makes a vault with the token of one profile in it, and locks it. */
    private void makeVault() throws Exception {
        AccessToken token = AccessToken.pasted("MDAxNXRva2VuCg");
        ProfileSession session = addProfile("Mine", ZONE, Environment.TEST, token);
        Vault vault = vault();
        vault.create(PASSPHRASE.toCharArray());
        vault.write(session.profile().id(), ProfileSecrets.of(token), Set.of());
        vault.lock();
        interact(() -> book().store(session, TokenHome.VAULT));
        press("vault-lock");
    }

    /** Another one on the same file. */
    private Vault vault() {
        return QuickVaults.at(file());
    }

    private void tryPassphrase(String passphrase) {
        awaitShown("vault-passphrase");
        type("vault-passphrase", passphrase);
        press("vault-unlock");
    }

    @Test
    @DisplayName("takes no passphrase for a time after a wrong one, in a dialog that is opened anew neither")
    void reopened() throws Exception {
        afterWrong = Duration.ofHours(1);
        restart();
        makeVault();
        press("check-connection");
        tryPassphrase("wrong");
        awaitThat("it is said", () -> text("vault-problem").startsWith("Wrong passphrase. Try again in"));
        press("vault-cancel");
        awaitGone("vault-unlock-dialog");
        press("vault-lock");
        press("check-connection");
        awaitShown("vault-passphrase");
        type("vault-passphrase", PASSPHRASE);
        assertThat(isEnabled("vault-unlock")).isFalse();
        assertThat(text("vault-problem")).startsWith("Wrong passphrase. Try again in");
        press("vault-cancel");
    }

    @Test
    @DisplayName("counts down until it takes one again")
    void countsDown() throws Exception {
        afterWrong = Duration.ofSeconds(3);
        restart();
        makeVault();
        press("check-connection");
        tryPassphrase("wrong");
        awaitThat("it waits", () -> text("vault-problem").startsWith("Wrong passphrase. Try again in"));
        String first = text("vault-problem");
        awaitThat("it counts", () -> !text("vault-problem").equals(first));
        type("vault-passphrase", PASSPHRASE);
        awaitEnabled("vault-unlock");
        assertThat(text("vault-problem")).isEqualTo("Wrong passphrase. You can try again now.");
        press("vault-cancel");
    }

    @Test
    @DisplayName("asks what counts when its file was damaged while it was open, and writes nothing over it before")
    void damaged() throws Exception {
        makeVault();
        press("check-connection");
        tryPassphrase(PASSPHRASE);
        awaitThat("it is checked", () -> isShown("check-result"));
        byte[] damaged = {1, 2, 3};
        Files.write(file(), damaged);
        onFx(() -> book().memory().token(list().getItems().getFirst())).ifPresent(AccessToken::clear);
        interact(() -> book().forgetTokens());
        press("check-connection");
        awaitShown("vault-changed-dialog");
        assertThat(file()).hasBinaryContent(damaged);
        press("vault-keep-mine");
        awaitThat(
                "it is told",
                () -> isShown("notice-text") && text("notice-text").contains("vault.p12.changed-"));
        Vault again = vault();
        assertThat(again.unlock(PASSPHRASE.toCharArray())).isEqualTo(new Vault.Opening.Opened());
    }
}
