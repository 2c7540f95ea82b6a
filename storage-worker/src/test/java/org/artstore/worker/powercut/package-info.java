/// The power goes while a worker works with its elements. Promise: whatever a disk may have kept of
/// what was not forced, nothing that was acknowledged is lost, nothing is there in part, and
/// nothing comes back.
@NullMarked
package org.artstore.worker.powercut;

import org.jspecify.annotations.NullMarked;
