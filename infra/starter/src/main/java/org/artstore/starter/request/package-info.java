/// Names each request. Promises that every answer, refusals included, carries `X-Request-Id`, and
/// that the caller's `traceparent` (W3C Trace Context) is kept.
@NullMarked
package org.artstore.starter.request;

import org.jspecify.annotations.NullMarked;
