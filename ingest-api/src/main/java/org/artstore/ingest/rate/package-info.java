/// How much accounts may do in a time: requests a minute, bytes a second, over all instances
/// together. Promise: an account that is over its limit is told so at once and before its body is
/// read; bytes of a running upload are never refused, only read later; and losing Redis leaves each
/// instance with limits of its own, never with none.
@NullMarked
package org.artstore.ingest.rate;

import org.jspecify.annotations.NullMarked;
