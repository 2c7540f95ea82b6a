@NullMarked
package org.artstore.schemas.download;

import org.jspecify.annotations.NullMarked;
