/// Tests of how a service describes itself.
@NullMarked
package org.artstore.starter.openapi;

import org.jspecify.annotations.NullMarked;
