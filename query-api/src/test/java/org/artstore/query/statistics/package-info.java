@NullMarked
package org.artstore.query.statistics;

import org.jspecify.annotations.NullMarked;
