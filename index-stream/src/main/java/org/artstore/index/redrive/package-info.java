/// Shows operators what could not be applied, and puts it back into the file log, as it was or
/// corrected. Promise: every answer is bounded and so is every wait; a letter goes back once,
/// however often it is asked for; nobody is shown what belongs to another tenant.
@NullMarked
package org.artstore.index.redrive;

import org.jspecify.annotations.NullMarked;
