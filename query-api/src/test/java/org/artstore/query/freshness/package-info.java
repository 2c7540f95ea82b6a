@NullMarked
package org.artstore.query.freshness;

import org.jspecify.annotations.NullMarked;
