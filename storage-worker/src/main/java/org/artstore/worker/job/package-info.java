/// Work on an element that an operator asks for and that takes its time. Promise: it is done by a
/// bounded number of threads, what it has found can be asked for until newer jobs take its place,
/// and every job may be begun again at any time.
@NullMarked
package org.artstore.worker.job;

import org.jspecify.annotations.NullMarked;
