@NullMarked
package org.artstore.schemas.attr;

import org.jspecify.annotations.NullMarked;
