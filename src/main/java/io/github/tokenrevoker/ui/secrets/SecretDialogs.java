package io.github.tokenrevoker.ui.secrets;

import io.github.tokenrevoker.secret.ProfileSecrets;
import io.github.tokenrevoker.secret.Vault.Change;
import io.github.tokenrevoker.secret.Vault.Choice;
import io.github.tokenrevoker.ui.controls.WindowContext;
import java.util.Optional;

/** Asks in dialogs over the window. */
final class SecretDialogs implements SecretQuestions {
    private final WindowContext window;

    SecretDialogs(WindowContext window) {
        this.window = window;
    }

    @Override
    public Optional<ProfileSecrets> secret(SecretQuestion question) {
        return window.fx().ask(() -> SecretPrompt.ask(window, question));
    }

    @Override
    public Optional<Choice> vaultVersion(Change change) {
        return window.fx().ask(() -> VaultChangedDialog.ask(window.stage(), change));
    }

    @Override
    public VaultConversation aboutVault() {
        return window.fx().call(() -> new VaultDialog(window));
    }
}
