/// Defaults that all services share. Promises that a setting nobody knows stops the start.
@NullMarked
package org.artstore.starter.settings;

import org.jspecify.annotations.NullMarked;
