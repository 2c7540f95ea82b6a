/// The file system under an element: its paths, and writing so that it survives a power cut.
/// Promise: when a call that forces returns, what it forced is on the disk; when it throws, nothing
/// is assumed and nothing is tried again.
@NullMarked
package org.artstore.worker.disk;

import org.jspecify.annotations.NullMarked;
