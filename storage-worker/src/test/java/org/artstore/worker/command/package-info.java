@NullMarked
package org.artstore.worker.command;

import org.jspecify.annotations.NullMarked;
