/// The names and settings of every topic. Promise: no other module spells a topic's name.
@NullMarked
package org.artstore.schemas.topic;

import org.jspecify.annotations.NullMarked;
