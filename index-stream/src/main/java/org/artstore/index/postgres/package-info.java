/// The connections to PostgreSQL.
@NullMarked
package org.artstore.index.postgres;

import org.jspecify.annotations.NullMarked;
