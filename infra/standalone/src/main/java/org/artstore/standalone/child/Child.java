package org.artstore.standalone.child;

import org.artstore.embedded.process.RunningServer;
import org.artstore.embedded.process.StartFailed;

/// A part of the system that runs as a process of its own.
public interface Child {
    String name();

    /// Throws [StartFailed] if there is no process afterwards.
    RunningServer start();
}
