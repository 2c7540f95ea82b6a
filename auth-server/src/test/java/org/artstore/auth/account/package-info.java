/// Tests of accounts.
@NullMarked
package org.artstore.auth.account;

import org.jspecify.annotations.NullMarked;
