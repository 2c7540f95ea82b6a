@NullMarked
package org.artstore.index.registry;

import org.jspecify.annotations.NullMarked;
