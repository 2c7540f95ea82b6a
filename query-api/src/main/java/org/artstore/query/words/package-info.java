/// What somebody looks for, read from what was typed. Promise: any text is read, in a time that
/// grows with its length, and what comes out says no more and no less than the text.
@NullMarked
package org.artstore.query.words;

import org.jspecify.annotations.NullMarked;
