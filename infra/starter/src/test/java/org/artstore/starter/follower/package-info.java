@NullMarked
package org.artstore.starter.follower;

import org.jspecify.annotations.NullMarked;
