/// Removing bytes in the place of committed files that belong to none. Promise: only what has no
/// attr.json, is old, and is no part of an upload under way is removed, and only when somebody
/// asked for that; what the file log knows as a document is never removed.
@NullMarked
package org.artstore.worker.orphan;

import org.jspecify.annotations.NullMarked;
