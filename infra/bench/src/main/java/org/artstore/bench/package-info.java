/// Measurements of a running ArtStore. Promise: each figure is printed beside the matching limit of
/// the machine, taken in the same run.
///
/// `client` is a client of the REST contract, `latency` measures single requests, `overload` what
/// happens when there are too many, by means of `load`; `attr` and `commit` measure parts of the
/// program by themselves; `figure` tells durations.
@NullMarked
package org.artstore.bench;

import org.jspecify.annotations.NullMarked;
