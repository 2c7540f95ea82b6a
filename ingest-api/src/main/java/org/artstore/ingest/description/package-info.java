/// What a client says of its document, in whichever form. Promise: a description that is here obeys
/// the rules of the archive and fits beside the document.
@NullMarked
package org.artstore.ingest.description;

import org.jspecify.annotations.NullMarked;
