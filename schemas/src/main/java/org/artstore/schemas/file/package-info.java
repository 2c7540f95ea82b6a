/// The file log: what happened to documents. Promise: the log alone rebuilds every read model.
@NullMarked
package org.artstore.schemas.file;

import org.jspecify.annotations.NullMarked;
