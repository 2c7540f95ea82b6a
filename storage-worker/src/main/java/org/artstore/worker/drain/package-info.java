/// Emptying an element, file by file. Promise: a file leaves by a transfer only, and stays where it
/// is if that comes to nothing; what has left is not asked for again.
@NullMarked
package org.artstore.worker.drain;

import org.jspecify.annotations.NullMarked;
