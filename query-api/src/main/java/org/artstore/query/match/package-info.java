/// Which documents match what somebody looks for, and how well, as pieces of SQL. Promise: what a
/// client says is bound, never part of a statement's text; whether a document matches, and how
/// well, is a function of that document alone.
@NullMarked
package org.artstore.query.match;

import org.jspecify.annotations.NullMarked;
