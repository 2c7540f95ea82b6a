/// The JSON bodies of requests. Promises that a refused body names every field that is wrong, each
/// by its JSON pointer (RFC 6901).
@NullMarked
package org.artstore.auth.body;

import org.jspecify.annotations.NullMarked;
