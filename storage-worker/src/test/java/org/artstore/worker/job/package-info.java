/// Tests of org.artstore.worker.job.
@NullMarked
package org.artstore.worker.job;

import org.jspecify.annotations.NullMarked;
