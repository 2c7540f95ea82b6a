/// What the service offers, as OpenAPI. Promises that the description is derived from the endpoints
/// themselves, scopes included, so that it cannot differ from them.
@NullMarked
package org.artstore.starter.openapi;

import org.jspecify.annotations.NullMarked;
