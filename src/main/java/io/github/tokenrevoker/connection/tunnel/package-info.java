/**
 * The way to a host: direct, or through a tunnel that an HTTP or SOCKS proxy makes.
 */
@NullMarked
package io.github.tokenrevoker.connection.tunnel;

import org.jspecify.annotations.NullMarked;
