/** Certificates and keys as they are found in files and in the operating system's stores. Knows nothing of connections. */
@NullMarked
package io.github.tokenrevoker.certificate;

import org.jspecify.annotations.NullMarked;
