/// Tests of the contract.
@NullMarked
package org.artstore.schemas;

import org.jspecify.annotations.NullMarked;
