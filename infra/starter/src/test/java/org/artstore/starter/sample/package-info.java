/// A small service that uses everything the starter offers.
@NullMarked
package org.artstore.starter.sample;

import org.jspecify.annotations.NullMarked;
