/// The records of an element's journal. Promise: a record that was damaged, or that reached another
/// element's journal, is refused and never decoded.
@NullMarked
package org.artstore.schemas.journal;

import org.jspecify.annotations.NullMarked;
