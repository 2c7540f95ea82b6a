@NullMarked
package org.artstore.index.job;

import org.jspecify.annotations.NullMarked;
