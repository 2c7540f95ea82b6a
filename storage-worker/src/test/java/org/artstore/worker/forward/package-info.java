@NullMarked
package org.artstore.worker.forward;

import org.jspecify.annotations.NullMarked;
