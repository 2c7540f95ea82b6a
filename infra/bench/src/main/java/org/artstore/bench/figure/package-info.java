/// How durations are told, and the limits of the machine that they are told beside. Promise: every
/// duration that was measured is in the figure.
@NullMarked
package org.artstore.bench.figure;

import org.jspecify.annotations.NullMarked;
