/// The transfers of documents between elements as their log tells them, to those who read journals
/// and serve files. Promise: who commits a document that arrives was heard before anybody said that
/// it does not, and the other way round; what was told of a transfer is known here before the
/// first record of a journal is read.
@NullMarked
package org.artstore.worker.transfer;

import org.jspecify.annotations.NullMarked;
