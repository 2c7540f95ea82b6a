/// Jobs that build a new generation of the index, as the registry keeps them. Promises that a job
/// is in exactly one state for all instances, that its generation is in the state that goes with
/// it, and that what its state does not allow does not happen.
@NullMarked
package org.artstore.index.job;

import org.jspecify.annotations.NullMarked;
