/// Which files of an element are known to be damaged. Promise: what is in the register is served
/// by no process that has the element, until the file was read whole and found to be what was
/// stored.
@NullMarked
package org.artstore.worker.damage;

import org.jspecify.annotations.NullMarked;
