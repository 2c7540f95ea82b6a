@NullMarked
package org.artstore.ingest.account;

import org.jspecify.annotations.NullMarked;
