/** Connection profiles and the file that keeps them. Access tokens are no part of either. */
@NullMarked
package io.github.tokenrevoker.profile;

import org.jspecify.annotations.NullMarked;
