/// Has every element tell the file log of its files again, for a log that was lost. Promises that
/// no element that is known is passed over unless somebody has said so, that whatever dies is asked
/// again, and that what is waited for has its reason in the job and its time.
@NullMarked
package org.artstore.index.retelling;

import org.jspecify.annotations.NullMarked;
