/// What a client is sent with the bytes of a document, and links to them. Promise: whoever sends
/// them sends the same fields, and a link opens one file, for a short time.
@NullMarked
package org.artstore.schemas.download;

import org.jspecify.annotations.NullMarked;
