/// What the first start adds: secrets, the first elements, the administrator's credentials.
/// Promises that the next start completes what a crash has cut short, and that a completed
/// installation is left alone.
@NullMarked
package org.artstore.standalone.setup;

import org.jspecify.annotations.NullMarked;
