/// The token with which this service calls other services. Promise: auth-server is asked for one
/// when there is none that will do, once for all who need it, and for each refusal once.
@NullMarked
package org.artstore.starter.token;

import org.jspecify.annotations.NullMarked;
