@NullMarked
package org.artstore.bench.installation;

import org.jspecify.annotations.NullMarked;
