@NullMarked
package org.artstore.query.document;

import org.jspecify.annotations.NullMarked;
