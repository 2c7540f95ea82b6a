@NullMarked
package org.artstore.query.search;

import org.jspecify.annotations.NullMarked;
