/// Uploads as `multipart/form-data`: one file, or many with a result for each. Promise: a request
/// that breaks off leaves nothing, for nothing is sealed before its body has ended; an item that is
/// refused takes no other one along; all items together hold no more memory than one upload.
@NullMarked
package org.artstore.ingest.multipart;

import org.jspecify.annotations.NullMarked;
