@NullMarked
package org.artstore.query.download;

import org.jspecify.annotations.NullMarked;
