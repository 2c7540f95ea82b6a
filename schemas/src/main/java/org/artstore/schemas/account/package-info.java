/// Service accounts as every service knows them: never a secret.
@NullMarked
package org.artstore.schemas.account;

import org.jspecify.annotations.NullMarked;
