/// Transfers of documents from one element to another. Promise: the log alone tells how far each
/// one is, to everybody the same, and no transfer ends in two ways.
@NullMarked
package org.artstore.schemas.transfer;

import org.jspecify.annotations.NullMarked;
