/// Tests of request bodies.
@NullMarked
package org.artstore.auth.body;

import org.jspecify.annotations.NullMarked;
