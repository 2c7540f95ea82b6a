/// Redis as a cache: promises a server that keeps nothing and forgets the least recently used
/// first.
@NullMarked
package org.artstore.embedded.redis;

import org.jspecify.annotations.NullMarked;
