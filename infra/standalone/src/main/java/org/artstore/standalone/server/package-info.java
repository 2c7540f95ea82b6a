/// The embedded servers as children, each on a free port that it keeps over its restarts.
@NullMarked
package org.artstore.standalone.server;

import org.jspecify.annotations.NullMarked;
