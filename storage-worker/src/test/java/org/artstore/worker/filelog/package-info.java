/// The file log as jobs read it. Promise: a stretch is read as a whole, however often.
@NullMarked
package org.artstore.worker.filelog;

import org.jspecify.annotations.NullMarked;
