/** Many providers at once: choose them, see each go its own way, and hand in what came of it. */
@NullMarked
package io.github.tokenrevoker.ui.bulk;

import org.jspecify.annotations.NullMarked;
