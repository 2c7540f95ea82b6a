/// Cursors: where a list goes on. Promise: a cursor that was not given out by this service, or not
/// for this very list of this tenant, is refused before anything is read by it.
@NullMarked
package org.artstore.query.cursor;

import org.jspecify.annotations.NullMarked;
