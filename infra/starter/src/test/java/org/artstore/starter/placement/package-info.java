@NullMarked
package org.artstore.starter.placement;

import org.jspecify.annotations.NullMarked;
