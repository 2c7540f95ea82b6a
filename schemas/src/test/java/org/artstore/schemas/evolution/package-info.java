@NullMarked
package org.artstore.schemas.evolution;

import org.jspecify.annotations.NullMarked;
