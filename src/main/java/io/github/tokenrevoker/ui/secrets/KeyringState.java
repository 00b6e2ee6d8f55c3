package io.github.tokenrevoker.ui.secrets;

/** What is known of this machine's keyring. */
public enum KeyringState {
    NOT_ASKED,
    ASKED,
    ANSWERS,
    ABSENT
}
