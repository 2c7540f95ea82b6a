@NullMarked
package org.artstore.query.token;

import org.jspecify.annotations.NullMarked;
