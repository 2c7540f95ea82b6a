/// Journeys through ArtStore as its users start it. Promise: nothing here knows what stands behind
/// the REST contract and the process files of the installation.
@NullMarked
package org.artstore.e2e;

import org.jspecify.annotations.NullMarked;
