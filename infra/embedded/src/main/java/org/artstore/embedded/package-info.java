/// Real servers without containers: the map of this module.
///
/// [org.artstore.embedded.kafka] runs a KRaft broker inside the calling JVM,
/// [org.artstore.embedded.postgres] and [org.artstore.embedded.redis] run the original programs as
/// children of it ([org.artstore.embedded.process]) on ports of [org.artstore.embedded.port].
///
/// Promises: what a server has acknowledged survives `kill -9` of everything, a start on the data
/// of a killed server needs no human, and no server outlives the JVM that started it.
@NullMarked
package org.artstore.embedded;

import org.jspecify.annotations.NullMarked;
