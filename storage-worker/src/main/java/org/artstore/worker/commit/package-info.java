/// Making sealed uploads into files of the element. Promise: a file is there whole, with its
/// attr.json, or not at all, whatever moment the power goes; what was returned as committed stays.
@NullMarked
package org.artstore.worker.commit;

import org.jspecify.annotations.NullMarked;
