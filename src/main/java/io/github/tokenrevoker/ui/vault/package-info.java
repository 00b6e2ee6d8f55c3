/** The vault's dialogs: making, opening, changing its passphrase, and starting afresh. */
@NullMarked
package io.github.tokenrevoker.ui.vault;

import org.jspecify.annotations.NullMarked;
