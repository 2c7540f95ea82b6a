/// The file log as this process follows it, from where the index has applied it on. Promise: an
/// event that was handed over is found here until the index has it, and how old the index is at
/// most is known.
@NullMarked
package org.artstore.query.log;

import org.jspecify.annotations.NullMarked;
