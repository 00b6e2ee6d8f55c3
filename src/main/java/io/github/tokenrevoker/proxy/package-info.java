/** Which proxy leads to a host, as environments and desktops say it. What is not understood is never passed over. */
@NullMarked
package io.github.tokenrevoker.proxy;

import org.jspecify.annotations.NullMarked;
