/// Archived documents whose bytes an operator brings. Promise: what can be read afterwards is, byte
/// by byte, the document; whatever else was brought leaves nothing.
@NullMarked
package org.artstore.ingest.restore;

import org.jspecify.annotations.NullMarked;
