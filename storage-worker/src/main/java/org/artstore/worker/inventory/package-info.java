/// What lies on an element, found by walking it, whatever the element is made of. Promise: the walk
/// takes bounded memory however much there is, goes on after any place it has reached, and misses
/// nothing that was there when it began.
@NullMarked
package org.artstore.worker.inventory;

import org.jspecify.annotations.NullMarked;
