/// Tests of what is typed.
@NullMarked
package org.artstore.query.words;

import org.jspecify.annotations.NullMarked;
