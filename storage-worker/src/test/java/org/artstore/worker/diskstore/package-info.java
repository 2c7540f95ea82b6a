/// Tests of the store on a directory.
@NullMarked
package org.artstore.worker.diskstore;

import org.jspecify.annotations.NullMarked;
