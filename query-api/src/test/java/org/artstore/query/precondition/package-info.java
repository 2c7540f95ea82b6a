@NullMarked
package org.artstore.query.precondition;

import org.jspecify.annotations.NullMarked;
