/// How often documents are read. Promise: the last word about each key is the whole count, so it
/// does not matter how often it is told, or when.
@NullMarked
package org.artstore.schemas.statistics;

import org.jspecify.annotations.NullMarked;
