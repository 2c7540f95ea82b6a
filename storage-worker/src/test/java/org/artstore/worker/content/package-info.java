/// Tests of org.artstore.worker.content.
@NullMarked
package org.artstore.worker.content;

import org.jspecify.annotations.NullMarked;
