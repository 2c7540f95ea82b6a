/// Service accounts: who may call an installation, and as what.
///
/// Promises that a secret is shown once, when it is made, and kept only as a bcrypt hash; that
/// every change is told to the other services; and that an installation has an administrator, whose
/// secret was written to a file, before it answers its first request.
@NullMarked
package org.artstore.auth.account;

import org.jspecify.annotations.NullMarked;
