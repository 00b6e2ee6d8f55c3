package io.github.tokenrevoker.ui.revoke;

/** What can be done with one profile. */
public record RevokeWorkflows(RevokeWorkflow revoke, CheckWorkflow check, SettleWorkflow settle) {}
