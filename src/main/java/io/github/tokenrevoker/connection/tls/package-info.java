/**
 * TLS with a host: which certificates are trusted, why one is not, which client certificate is presented, and the handshake.
 */
@NullMarked
package io.github.tokenrevoker.connection.tls;

import org.jspecify.annotations.NullMarked;
