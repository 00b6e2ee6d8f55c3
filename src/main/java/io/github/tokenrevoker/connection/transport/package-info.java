/**
 * Requests over HTTP/1.1 on pooled connections. {@link io.github.tokenrevoker.connection.transport.Transport} is the only public
 * type. A request is handed over once, and whether it may have left follows from what was done here.
 */
@NullMarked
package io.github.tokenrevoker.connection.transport;

import org.jspecify.annotations.NullMarked;
