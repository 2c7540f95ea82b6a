/// Tests of archived documents.
@NullMarked
package org.artstore.query.archive;

import org.jspecify.annotations.NullMarked;
