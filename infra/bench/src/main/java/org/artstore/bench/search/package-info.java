/// What a search costs beside the statement that it comes down to. Promise: both look for the same
/// words, in the same rows, by turns.
@NullMarked
package org.artstore.bench.search;

import org.jspecify.annotations.NullMarked;
