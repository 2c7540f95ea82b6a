/// Which files are committed on an element, and where they lie. Promise: a file is there if and
/// only if its attr.json is; the file system itself is asked, and nothing else has to agree.
@NullMarked
package org.artstore.worker.catalog;

import org.jspecify.annotations.NullMarked;
