package io.github.tokenrevoker.ui.secrets;

import io.github.tokenrevoker.secret.SecretStores;
import io.github.tokenrevoker.ui.controls.WindowContext;
import io.github.tokenrevoker.ui.session.ProfileBook;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;

/**
 * What a window does with secrets.
 *
 * @param source obtains them
 * @param storage stores them
 * @param vault opens the vault
 * @param lock locks it
 * @param keyring what is known of this machine's keyring; it is probed when this is read for the first time
 */
public record Secrets(
        SecretsWorkflow source,
        SecretStorage storage,
        VaultWorkflow vault,
        SecretsLock lock,
        Supplier<ReadOnlyObjectProperty<KeyringState>> keyring) {
    /** Builds it over a window. */
    public static Secrets in(WindowContext window, ProfileBook book, SecretStores stores) {
        SecretKeeper keeper = new SecretKeeper(book, stores, window.background());
        SecretQuestions questions = new SecretDialogs(window);
        VaultLock vaultLock = new VaultLock(stores.vault(), window.background(), keeper::onceWritten);
        VaultWorkflow vault = new VaultWorkflow(stores.vault(), vaultLock, questions, window.work());
        SecretStorage storage = new SecretStorage(book, keeper, vault, window.work());
        SecretsLock lock = new SecretsLock(vaultLock, book, window.work());
        return new Secrets(
                new SecretsWorkflow(book, keeper, vault, questions, storage, window.work()),
                storage,
                vault,
                lock,
                keeper::keyringProperty);
    }
}
