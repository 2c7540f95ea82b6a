@NullMarked
package org.artstore.ingest.answer;

import org.jspecify.annotations.NullMarked;
