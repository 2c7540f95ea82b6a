/// Reading the journal of an element. Promise: an offset is committed only when everything before
/// it is durable on the element and told in the file log; a record that cannot be read goes to the
/// dead letters and stops nothing; whatever is down meanwhile, nothing is skipped.
@NullMarked
package org.artstore.worker.journal;

import org.jspecify.annotations.NullMarked;
