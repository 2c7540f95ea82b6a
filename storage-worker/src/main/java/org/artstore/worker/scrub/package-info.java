/// Reading every file of an element again and again, and comparing it with what was stored.
/// Promise: within the time that is set, as far as the rate allows, every file is read whole; what
/// is not what was stored is told, is not served any more, and harms no other file.
@NullMarked
package org.artstore.worker.scrub;

import org.jspecify.annotations.NullMarked;
