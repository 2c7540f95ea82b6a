/// How many uploads can be stored a second, beside what the broker and the disk could do. Promise:
/// every request is counted; one that failed is told and ends the run with 1, unless it was refused
/// for too much load, which is counted and told.
@NullMarked
package org.artstore.bench.throughput;

import org.jspecify.annotations.NullMarked;
