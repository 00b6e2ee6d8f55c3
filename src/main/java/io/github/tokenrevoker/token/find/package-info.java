/**
 * Finding serialized tokens in any text: logs, mails, settings, the reports of secret scanners. Reads streams of any length
 * in bounded memory; knows nothing of windows, profiles or networks.
 */
@NullMarked
package io.github.tokenrevoker.token.find;

import org.jspecify.annotations.NullMarked;
