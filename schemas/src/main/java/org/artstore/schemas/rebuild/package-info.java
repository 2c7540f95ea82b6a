/// What index-stream and the storage workers say to each other when the files of an element are to
/// be told to the file log again. Promise: who asks names the work, so asking twice is asking once.
@NullMarked
package org.artstore.schemas.rebuild;

import org.jspecify.annotations.NullMarked;
