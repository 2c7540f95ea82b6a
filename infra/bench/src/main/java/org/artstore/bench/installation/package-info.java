/// What stands behind a standalone installation's services, found by its folder. Promise: it is
/// looked at, never changed.
@NullMarked
package org.artstore.bench.installation;

import org.jspecify.annotations.NullMarked;
