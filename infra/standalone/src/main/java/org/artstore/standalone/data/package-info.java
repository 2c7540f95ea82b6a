/// The folder of an installation. Promises one owner at a time, and files that are whole or absent.
@NullMarked
package org.artstore.standalone.data;

import org.jspecify.annotations.NullMarked;
