package io.github.tokenrevoker.ui.secrets;

import io.github.tokenrevoker.secret.ProfileSecrets;
import io.github.tokenrevoker.secret.Vault.Change;
import io.github.tokenrevoker.secret.Vault.Choice;
import java.util.Optional;

/** Everything that is asked of a person about secrets. Each question blocks, and is empty when the person declined. */
public interface SecretQuestions {
    /** Asks for a token or a password. The caller closes the answer, which has nothing but what was asked for. */
    Optional<ProfileSecrets> secret(SecretQuestion question);

    /** Asks which version of the vault counts, after its file was changed by another program. */
    Optional<Choice> vaultVersion(Change change);

    /** Begins to ask about the vault's passphrase. Nothing is shown before the first question. */
    VaultConversation aboutVault();
}
