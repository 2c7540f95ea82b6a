/// What an element answers to commands about the files it holds. Promise: deciding is pure, and a
/// command that comes again is answered again in the same words, with no second effect.
@NullMarked
package org.artstore.worker.command;

import org.jspecify.annotations.NullMarked;
