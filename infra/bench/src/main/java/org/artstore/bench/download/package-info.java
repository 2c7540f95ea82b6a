/// How fast bytes and documents are read, beside a server that does nothing but send a file.
@NullMarked
package org.artstore.bench.download;

import org.jspecify.annotations.NullMarked;
