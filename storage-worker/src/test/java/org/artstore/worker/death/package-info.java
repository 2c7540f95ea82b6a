/// A worker that dies at one system call after the other. Promise: whatever the call, each file is
/// wholly there or wholly absent, what was acknowledged is there, and the file log agrees.
@NullMarked
package org.artstore.worker.death;

import org.jspecify.annotations.NullMarked;
