/// Tests of what accounts are told to have.
@NullMarked
package org.artstore.index.usage;

import org.jspecify.annotations.NullMarked;
