/** Many revocations in one act: frozen, confirmed once, and carried out side by side, each as a single one is. */
@NullMarked
package io.github.tokenrevoker.revocation.bulk;

import org.jspecify.annotations.NullMarked;
