/// A document by its id. Promise: an answer is never older than the file log was when the index
/// was last compared with it, a document that an upload was answered with is found at once, and
/// another tenant's is not found at all.
@NullMarked
package org.artstore.query.document;

import org.jspecify.annotations.NullMarked;
