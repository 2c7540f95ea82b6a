/// The services as children: which there are, what each is told, and when all are ready.
@NullMarked
package org.artstore.standalone.services;

import org.jspecify.annotations.NullMarked;
