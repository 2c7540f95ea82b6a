/// The bytes of documents, streamed from the worker that holds them. Promise: what goes out with a
/// success is exactly what was asked for, or the connection is cut; nothing is kept in memory but
/// what is on its way.
@NullMarked
package org.artstore.query.download;

import org.jspecify.annotations.NullMarked;
