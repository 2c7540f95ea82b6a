/// TCP ports for servers on this machine. Promises ports that nobody listens on and that the
/// operating system does not hand to outgoing connections.
@NullMarked
package org.artstore.embedded.port;

import org.jspecify.annotations.NullMarked;
