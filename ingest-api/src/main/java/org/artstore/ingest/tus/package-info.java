/// Resumable uploads as tus 1.0.0 speaks of them, with its extensions creation,
/// creation-with-upload, creation-defer-length, checksum, expiration, termination and
/// concatenation. Promise: clients of tus need no change and no session affinity.
@NullMarked
package org.artstore.ingest.tus;

import org.jspecify.annotations.NullMarked;
