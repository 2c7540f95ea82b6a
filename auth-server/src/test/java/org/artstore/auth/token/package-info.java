/// Tests of tokens.
@NullMarked
package org.artstore.auth.token;

import org.jspecify.annotations.NullMarked;
