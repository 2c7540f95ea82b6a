/// The database of this service. Promises that whoever asks for a connection gets one or a refusal
/// within seconds, so that a lost database never holds up threads.
@NullMarked
package org.artstore.auth.postgres;

import org.jspecify.annotations.NullMarked;
