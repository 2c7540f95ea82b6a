/// Whether the service lives and is ready. Promises an answer within the bound of one check,
/// however many hang.
@NullMarked
package org.artstore.starter.health;

import org.jspecify.annotations.NullMarked;
