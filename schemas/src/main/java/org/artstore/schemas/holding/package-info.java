/// What the index says it has, for those who compare it with what it was made of. Promise: every
/// answer stands for one moment, and says how much of the file log was applied then.
@NullMarked
package org.artstore.schemas.holding;

import org.jspecify.annotations.NullMarked;
