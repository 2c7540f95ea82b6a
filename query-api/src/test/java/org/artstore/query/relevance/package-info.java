/// How good the answers of search are, by judgements on a small corpus.
@NullMarked
package org.artstore.query.relevance;

import org.jspecify.annotations.NullMarked;
