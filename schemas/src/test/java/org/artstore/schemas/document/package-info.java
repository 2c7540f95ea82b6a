@NullMarked
package org.artstore.schemas.document;

import org.jspecify.annotations.NullMarked;
