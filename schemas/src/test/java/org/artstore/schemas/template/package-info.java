@NullMarked
package org.artstore.schemas.template;

import org.jspecify.annotations.NullMarked;
