@NullMarked
package org.artstore.starter.problem;

import org.jspecify.annotations.NullMarked;
