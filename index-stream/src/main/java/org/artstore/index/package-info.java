/// Projects the file log into the search index and the document cache.
///
/// The path of one event: [org.artstore.index.topology] reads it from the file log,
/// [org.artstore.index.row] turns it into a row, [org.artstore.index.batch] collects what one poll
/// has brought, [org.artstore.index.writer] writes that to PostgreSQL together with the
/// [org.artstore.index.position] and then to the [org.artstore.index.cache]; what cannot be
/// applied goes to the [org.artstore.index.deadletter]s, and may come back by way of
/// [org.artstore.index.redrive]. [org.artstore.index.pipeline] starts and stops it all, on the
/// tables of each [org.artstore.index.generation] that the [org.artstore.index.registry] names.
/// [org.artstore.index.reindex] builds a new one as a [org.artstore.index.job] says, after
/// [org.artstore.index.retelling] if the log was lost, [org.artstore.index.compare]s it with the
/// live one by its [org.artstore.index.dump], and puts it in its place. What the documents of each
/// account amount to is counted with them, and told by [org.artstore.index.usage]. What readers see
/// is told to other services by [org.artstore.index.holding].
@NullMarked
package org.artstore.index;

import org.jspecify.annotations.NullMarked;
