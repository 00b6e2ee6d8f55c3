/** What the window knows of each profile during this run, and the observable list of them. */
@NullMarked
package io.github.tokenrevoker.ui.session;

import org.jspecify.annotations.NullMarked;
