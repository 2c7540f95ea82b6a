/// Tests of the store in a bucket.
@NullMarked
package org.artstore.worker.s3;

import org.jspecify.annotations.NullMarked;
