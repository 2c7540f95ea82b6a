/// The whole system on one machine: the map of this module.
///
/// [Standalone] is the command line; [Supervisor] starts everything in order. A folder
/// ([org.artstore.standalone.data]) holds all that is durable. The children
/// ([org.artstore.standalone.child]) are the embedded servers ([org.artstore.standalone.server])
/// and the services ([org.artstore.standalone.services]). The first start makes the installation
/// usable ([org.artstore.standalone.setup]).
///
/// Promises: a child that dies is started again; a supervisor that dies takes its children along; a
/// start on a folder recovers from any kind of crash without a human; whoever can't be helped reads
/// one sentence.
@NullMarked
package org.artstore.standalone;

import org.jspecify.annotations.NullMarked;
