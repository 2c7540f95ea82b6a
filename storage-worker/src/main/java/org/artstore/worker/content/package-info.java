/// Serving the bytes of committed files to the other services. Promise: bytes that are not those
/// that were stored are never sent with a success; what is sent was checked just before.
@NullMarked
package org.artstore.worker.content;

import org.jspecify.annotations.NullMarked;
