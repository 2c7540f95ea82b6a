/// Metrics in the format of Prometheus, on the port of the service.
@NullMarked
package org.artstore.starter.telemetry;

import org.jspecify.annotations.NullMarked;
