/// Native programs as children. Promises that a child's process id is the program's own, that it is
/// deaf to the terminal's Ctrl-C, and that it dies with this JVM, however this JVM dies.
@NullMarked
package org.artstore.embedded.process;

import org.jspecify.annotations.NullMarked;
