@NullMarked
package org.artstore.schemas.journal;

import org.jspecify.annotations.NullMarked;
