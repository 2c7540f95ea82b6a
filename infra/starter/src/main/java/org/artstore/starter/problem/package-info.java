/// Errors as RFC 9457 `application/problem+json`. Promises that no answer shows an inner name, and
/// that an unexpected error is logged exactly once, with its request id.
@NullMarked
package org.artstore.starter.problem;

import org.jspecify.annotations.NullMarked;
