/**
 * How a byte reaches a host: TLS, trust, pins, client certificates, proxies, addresses, timeouts, and what goes wrong there.
 *
 * <p>Nothing here knows of Onezone or of tokens.
 */
@NullMarked
package io.github.tokenrevoker.connection;

import org.jspecify.annotations.NullMarked;
