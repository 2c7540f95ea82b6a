package org.artstore.e2e;

import java.net.URI;
import java.nio.file.Path;
import java.util.Set;

/// A client of resumable uploads as its makers publish it, which goes on whenever it can.
interface ResumingClient {

    /// Uploads the file in parts and returns when all of it was taken, with the paths of the
    /// uploads that it made on its way: one, if it never had to begin anew.
    Set<String> upload(URI endpoint, String token, Path file, int partSize) throws Exception;
}
