@NullMarked
package org.artstore.query.log;

import org.jspecify.annotations.NullMarked;
