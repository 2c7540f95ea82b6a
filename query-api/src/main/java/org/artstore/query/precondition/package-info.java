/// Requests that depend on what the client already has (RFC 9110, 13).
@NullMarked
package org.artstore.query.precondition;

import org.jspecify.annotations.NullMarked;
