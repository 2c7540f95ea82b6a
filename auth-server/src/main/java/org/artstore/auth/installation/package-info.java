/// The first start of an installation. Promises that it ends with exactly one administrator whose
/// secret is in the credentials file, whenever it is interrupted and however often it is repeated.
@NullMarked
package org.artstore.auth.installation;

import org.jspecify.annotations.NullMarked;
