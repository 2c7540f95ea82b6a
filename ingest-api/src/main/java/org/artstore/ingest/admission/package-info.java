/// Which uploads are begun while others are under way. Promise: never more than the system works
/// off without making them wait for each other; whatever comes beyond that is told so at once, and
/// nothing of it is read.
@NullMarked
package org.artstore.ingest.admission;

import org.jspecify.annotations.NullMarked;
