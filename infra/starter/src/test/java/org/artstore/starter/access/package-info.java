@NullMarked
package org.artstore.starter.access;

import org.jspecify.annotations.NullMarked;
