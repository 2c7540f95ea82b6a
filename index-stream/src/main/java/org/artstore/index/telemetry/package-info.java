/// What the service measures of itself.
@NullMarked
package org.artstore.index.telemetry;

import org.jspecify.annotations.NullMarked;
