/// How long single requests take. Promise: every request is counted, a failed one ends the run.
@NullMarked
package org.artstore.bench.latency;

import org.jspecify.annotations.NullMarked;
