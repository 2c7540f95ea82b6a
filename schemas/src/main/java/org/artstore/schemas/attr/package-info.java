/// The `attr.json` beside every stored document. Promise: what is read was written whole, and from
/// it everything known of the document can be rebuilt.
@NullMarked
package org.artstore.schemas.attr;

import org.jspecify.annotations.NullMarked;
