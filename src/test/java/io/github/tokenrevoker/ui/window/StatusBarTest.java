package io.github.tokenrevoker.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.profile.Environment;
import io.github.tokenrevoker.profile.TokenHome;
import io.github.tokenrevoker.revocation.bulk.EstateServer;
import io.github.tokenrevoker.secret.ProfileSecrets;
import io.github.tokenrevoker.secret.QuickVaults;
import io.github.tokenrevoker.secret.Vault;
import io.github.tokenrevoker.ui.bulk.EstateWindowTest;
import io.github.tokenrevoker.ui.session.ProfileSession;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The status bar")
class StatusBarTest extends EstateWindowTest {
    private static final String PASSPHRASE = "four unrelated words suffice";

    @Test
    @DisplayName("says that there is no vault, then when it locks itself, then that it is locked")
    void vault() throws Exception {
        awaitText("status-vault", "No vault");
        AccessToken token = EstateServer.token("a");
        ProfileSession session = addProfile("a", zone.address(), Environment.TEST, token);
        Vault vault = QuickVaults.at(folder.resolve("vault.p12"));
        vault.create(PASSPHRASE.toCharArray());
        vault.write(session.profile().id(), ProfileSecrets.of(EstateServer.token("a")), Set.of());
        vault.lock();
        interact(() -> book().store(session, TokenHome.VAULT));
        press("vault-lock");
        press("check-connection");
        type("vault-passphrase", PASSPHRASE);
        press("vault-unlock");
        awaitText("status-vault", "Vault unlocked, locks in 10 min");
        press("vault-lock");
        awaitText("status-vault", "Vault locked");
        restart();
        awaitText("status-vault", "Vault locked");
    }

    @Test
    @DisplayName("says how many entries the journal has, and shows the journal when it is pressed")
    void entries() {
        awaitText("status-journal", "Journal intact, 0 entries");
        addProfile("a", zone.address(), Environment.TEST, EstateServer.token("a"));
        revokeAndConfirm();
        awaitText("status-journal", "Journal intact, 2 entries");
        press("status-journal");
        awaitShown("journal-table");
    }

    @Test
    @DisplayName("counts the revocations under way on every page, and falls silent after them")
    void work() {
        addProfile("a", zone.address(), Environment.TEST, EstateServer.token("a"));
        assertThat(isShown("status-work")).isFalse();
        zone.hold();
        revokeAndConfirm();
        awaitText("status-work", "1 revocation under way");
        press("nav-journal");
        assertThat(text("status-work")).isEqualTo("1 revocation under way");
        zone.letThrough();
        awaitGone("status-work");
    }

    @Test
    @DisplayName("says that the practice zone runs, on every page")
    void practice() {
        assertThat(isShown("status-practice")).isFalse();
        startPractice();
        press("nav-bulk");
        assertThat(text("status-practice")).isEqualTo("Practice zone running");
    }
}
