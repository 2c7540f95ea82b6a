/// Asking for the bytes of archived documents. Promise: who is told that a document was asked for
/// can rely on it, and a document that was asked for is not asked for again.
@NullMarked
package org.artstore.query.archive;

import org.jspecify.annotations.NullMarked;
