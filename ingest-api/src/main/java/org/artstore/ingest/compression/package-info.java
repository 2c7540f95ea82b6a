/// Decides how the records of an upload travel through Kafka. Promise: bytes are compressed only
/// where that was set for their element and their type and a sample of them became smaller; what is
/// told of it is what Kafka's clients really did.
@NullMarked
package org.artstore.ingest.compression;

import org.jspecify.annotations.NullMarked;
