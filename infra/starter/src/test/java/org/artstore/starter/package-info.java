/// The starter in a small service of either kind, over real HTTP.
@NullMarked
package org.artstore.starter;

import org.jspecify.annotations.NullMarked;
