@NullMarked
package org.artstore.starter.request;

import org.jspecify.annotations.NullMarked;
