/// What an endpoint asks for. Promises that an endpoint without a declared scope stops the start,
/// and that a query parameter no endpoint declares is refused.
@NullMarked
package org.artstore.starter.endpoint;

import org.jspecify.annotations.NullMarked;
