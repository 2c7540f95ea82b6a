@NullMarked
package org.artstore.schemas.event;

import org.jspecify.annotations.NullMarked;
