/// How much the documents of an account may amount to. Promise: documents on their way count as if
/// they were there, each once; an account without a quota costs nothing.
@NullMarked
package org.artstore.ingest.quota;

import org.jspecify.annotations.NullMarked;
