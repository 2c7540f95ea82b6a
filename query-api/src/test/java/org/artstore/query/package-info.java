@NullMarked
package org.artstore.query;

import org.jspecify.annotations.NullMarked;
