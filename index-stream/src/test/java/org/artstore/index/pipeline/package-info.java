@NullMarked
package org.artstore.index.pipeline;

import org.jspecify.annotations.NullMarked;
