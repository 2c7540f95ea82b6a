/// What clients are told of resumable uploads before they begin one. Promise: one answer serves
/// both protocols.
@NullMarked
package org.artstore.ingest.offer;

import org.jspecify.annotations.NullMarked;
