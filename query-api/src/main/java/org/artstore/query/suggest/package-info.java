/// Completions of what somebody has begun to type. Promise: they are names and tags of documents
/// of the caller's tenant that are there.
@NullMarked
package org.artstore.query.suggest;

import org.jspecify.annotations.NullMarked;
