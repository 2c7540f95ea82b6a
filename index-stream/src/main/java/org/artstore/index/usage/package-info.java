/// What the documents of each account amount to, told to the other services. Promise: what is told
/// follows from the file log alone, and after the last change of an account the last word about it
/// is right, whatever died in between.
@NullMarked
package org.artstore.index.usage;

import org.jspecify.annotations.NullMarked;
