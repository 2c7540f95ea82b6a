/// A worker that dies at one system call after the other. Promise: whatever the call, each file is
/// wholly there or wholly absent, and what was acknowledged is there.
@NullMarked
package org.artstore.worker.death;

import org.jspecify.annotations.NullMarked;
