package io.github.tokenrevoker.ui.window;

import io.github.tokenrevoker.journal.Journal;
import io.github.tokenrevoker.revocation.Revoker;
import io.github.tokenrevoker.revocation.check.Preflight;
import io.github.tokenrevoker.revocation.leak.LeakInquiry;
import io.github.tokenrevoker.revocation.leak.LeakRecorder;
import io.github.tokenrevoker.secret.SecretStores;

/**
 * What the window works with and does not show: it stores secrets, checks, revokes and records.
 *
 * @param stores where secrets are kept
 * @param leaks asks about leaked tokens
 * @param leakRecorder records what became of leaked tokens
 */
public record Engine(
        SecretStores stores,
        Preflight preflight,
        Revoker revoker,
        Journal journal,
        LeakInquiry leaks,
        LeakRecorder leakRecorder) {}
