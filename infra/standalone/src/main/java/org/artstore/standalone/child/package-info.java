/// Processes that are kept alive. Promises that a child that ends is started again, ever more
/// slowly if it keeps ending, that its log stays bounded, and that `run/<name>.pid` names it while
/// it lives.
@NullMarked
package org.artstore.standalone.child;

import org.jspecify.annotations.NullMarked;
