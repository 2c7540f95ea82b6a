@NullMarked
package org.artstore.starter.token;

import org.jspecify.annotations.NullMarked;
