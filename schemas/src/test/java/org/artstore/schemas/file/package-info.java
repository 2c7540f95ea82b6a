@NullMarked
package org.artstore.schemas.file;

import org.jspecify.annotations.NullMarked;
