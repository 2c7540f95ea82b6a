/// How much each tenant reads. Promise: counting costs a reader nothing that can wait or fail, and
/// what was told is counted once, however often it is read.
@NullMarked
package org.artstore.query.statistics;

import org.jspecify.annotations.NullMarked;
