/// The rule by which documents find their element, for all services that place them, and what it
/// goes by. Promise: sequential fill - of the elements that may take a document and have room, the
/// one with the lowest priority, then the lowest id - by what the registry and the workers said
/// last.
@NullMarked
package org.artstore.starter.placement;

import org.jspecify.annotations.NullMarked;
