/// Pages of lists. Promises that following the cursors shows every entry that was there from the
/// first page to the last exactly once, whatever is added meanwhile.
@NullMarked
package org.artstore.auth.page;

import org.jspecify.annotations.NullMarked;
