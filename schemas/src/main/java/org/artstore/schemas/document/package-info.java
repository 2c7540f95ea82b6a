/// What is known of a document, and under which name it lies on an element. Promise: a value of
/// these types obeys the rules of the archive, whoever made it.
@NullMarked
package org.artstore.schemas.document;

import org.jspecify.annotations.NullMarked;
