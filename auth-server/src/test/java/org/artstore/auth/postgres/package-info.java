/// Tests of the settings of the database.
@NullMarked
package org.artstore.auth.postgres;

import org.jspecify.annotations.NullMarked;
