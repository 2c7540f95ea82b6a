/// A plain client of the REST contract, as an application would write it. Promise: it knows the
/// contract only, nothing of what stands behind it.
@NullMarked
package org.artstore.bench.client;

import org.jspecify.annotations.NullMarked;
