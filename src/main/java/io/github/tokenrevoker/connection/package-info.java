/**
 * How a byte reaches a host, as others see it: the route that an operator chooses, with its trust, proxy, certificates, passwords
 * and timeouts, and the verdict on a request that was sent along it. {@code connection.transport.Transport} sends it.
 *
 * <p>Nothing here knows of Onezone or of tokens.
 */
@NullMarked
package io.github.tokenrevoker.connection;

import org.jspecify.annotations.NullMarked;
