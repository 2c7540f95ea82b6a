@NullMarked
package org.artstore.ingest.template;

import org.jspecify.annotations.NullMarked;
