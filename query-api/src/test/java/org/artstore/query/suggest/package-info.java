/// Tests of suggestions.
@NullMarked
package org.artstore.query.suggest;

import org.jspecify.annotations.NullMarked;
