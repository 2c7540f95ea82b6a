/// Tests of pages of hits.
@NullMarked
package org.artstore.query.page;

import org.jspecify.annotations.NullMarked;
