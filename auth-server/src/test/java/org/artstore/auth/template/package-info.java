/// Tests of the templates.
@NullMarked
package org.artstore.auth.template;

import org.jspecify.annotations.NullMarked;
