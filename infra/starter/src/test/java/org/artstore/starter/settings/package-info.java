@NullMarked
package org.artstore.starter.settings;

import org.jspecify.annotations.NullMarked;
