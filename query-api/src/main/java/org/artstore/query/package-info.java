/// The reading side of ArtStore. Promise: no answer shows anything of another tenant, and bytes go
/// out with a success only when they are all right and all there.
///
/// A search goes from `search`, with what `words` reads, as a condition of `match` through the
/// pages of `page`, which go on at a `cursor`, to the tables that `index` reaches; so does
/// `suggest`. A read by id goes from `document` through memory, Redis and those tables, and over
/// them lies what the file log says that the index does not know yet. A download asks `document`
/// what it is about, `element` who holds the bytes, and is streamed by `download`. Before any of
/// them `freshness` lets a read wait for a write, and after them `statistics` counts.
@NullMarked
package org.artstore.query;

import org.jspecify.annotations.NullMarked;
