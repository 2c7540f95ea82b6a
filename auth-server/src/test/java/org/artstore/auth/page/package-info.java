/// Tests of lists.
@NullMarked
package org.artstore.auth.page;

import org.jspecify.annotations.NullMarked;
