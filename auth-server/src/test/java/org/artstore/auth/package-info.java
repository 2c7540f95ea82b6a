/// Tests of the whole service, over HTTP.
@NullMarked
package org.artstore.auth;

import org.jspecify.annotations.NullMarked;
