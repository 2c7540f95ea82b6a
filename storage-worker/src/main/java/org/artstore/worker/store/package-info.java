/// What an element is to those who work with its files, whatever it is made of: [BlobStore] and the
/// words of it. Promise: a file is there if and only if its attr.json is; what a store has said to
/// be committed or changed stays so; bytes are handed out only after they were checked.
@NullMarked
package org.artstore.worker.store;

import org.jspecify.annotations.NullMarked;
