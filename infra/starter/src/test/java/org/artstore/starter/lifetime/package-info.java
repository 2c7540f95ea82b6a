@NullMarked
package org.artstore.starter.lifetime;

import org.jspecify.annotations.NullMarked;
