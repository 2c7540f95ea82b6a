/// Who is calling. Promises that a request beyond the open paths reaches no endpoint without a
/// token of the configured issuer that is signed, unexpired and meant for this audience, and that
/// losing the issuer does not lock out the holders of good tokens.
@NullMarked
package org.artstore.starter.access;

import org.jspecify.annotations.NullMarked;
