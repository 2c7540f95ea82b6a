/// The store of an element that lies in a bucket of an S3 object store. Promise: it is a
/// [BlobStore]; a file is committed by one conditional write of its attr.json, so that whatever is
/// tried again, or by two workers at once, ends in one file; nothing is remembered between two
/// attempts, the bucket itself is asked.
@NullMarked
package org.artstore.worker.s3;

import org.artstore.worker.store.BlobStore;
import org.jspecify.annotations.NullMarked;
