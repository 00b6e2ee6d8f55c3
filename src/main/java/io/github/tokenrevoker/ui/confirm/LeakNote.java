package io.github.tokenrevoker.ui.confirm;

/**
 * What a confirmation says of the leaked tokens for which a revocation is to be done.
 *
 * @param reason fills the field of the reason, to be edited
 * @param ended the public ids of the tokens that the revocation ends
 * @param left the tokens that it does not end; empty when it ends them all
 */
public record LeakNote(String reason, String ended, String left) {}
