/// Tests of the first start and of all later ones.
@NullMarked
package org.artstore.auth.installation;

import org.jspecify.annotations.NullMarked;
