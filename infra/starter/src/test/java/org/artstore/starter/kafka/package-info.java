@NullMarked
package org.artstore.starter.kafka;

import org.jspecify.annotations.NullMarked;
