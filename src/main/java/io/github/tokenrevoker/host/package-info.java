/** Names of hosts: internationalised names, address literals, and who may register below which domain. */
@NullMarked
package io.github.tokenrevoker.host;

import org.jspecify.annotations.NullMarked;
