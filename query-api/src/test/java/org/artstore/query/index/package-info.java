@NullMarked
package org.artstore.query.index;

import org.jspecify.annotations.NullMarked;
