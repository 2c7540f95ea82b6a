/// The store of an element that is a directory of this host. Promise: it is a [BlobStore] whose
/// files survive a power cut, and lie there in a form that needs no program to be read.
@NullMarked
package org.artstore.worker.diskstore;

import org.artstore.worker.store.BlobStore;
import org.jspecify.annotations.NullMarked;
