/// The keys that sign tokens. Promises that all instances of an installation sign with the same
/// key, from the first start on, and that a private key never leaves this service and its database.
@NullMarked
package org.artstore.auth.key;

import org.jspecify.annotations.NullMarked;
