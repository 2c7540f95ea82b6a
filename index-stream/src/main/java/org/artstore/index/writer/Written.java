package org.artstore.index.writer;

import org.artstore.index.batch.Batch;

/// What became of a batch.
///
/// @param live whether readers saw its generation when it was written
/// @param batch what of it is durable
/// @param rest what has to wait, because the generation is held where it is
record Written(boolean live, Batch batch, Batch rest) {}
