/// What of a journal is not needed any more, and that it goes. Promise: nothing goes that was not
/// stored and told, that is younger than the grace, or that belongs to an upload which may still
/// have to be done again from its opening.
@NullMarked
package org.artstore.worker.trim;

import org.jspecify.annotations.NullMarked;
