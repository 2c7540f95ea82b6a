/// Changes and deletions of stored documents: commands to the element that holds the document, and
/// its answers. Promise: what a client is told has been decided by that element and is durable.
@NullMarked
package org.artstore.ingest.change;

import org.jspecify.annotations.NullMarked;
