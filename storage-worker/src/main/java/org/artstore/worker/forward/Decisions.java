package org.artstore.worker.forward;

import org.artstore.schemas.forward.UploadForwarded.Reason;
import org.artstore.schemas.id.FileId;
import org.artstore.worker.disk.Displaced;

import java.util.Collection;

/// Which uploads of one element others store.
public interface Decisions {

    /// Whether another element stores the upload, as far as is known here.
    boolean contain(FileId file);

    /// Gives uploads that cannot be stored here to other elements, as far as there are any that can
    /// take them, and says whether there were. Nothing of them may be stored here from now on. If
    /// it throws something else than it says, that may hold too, for some or all of them.
    ///
    /// @throws Forwarding.Undecided when nothing was decided, because Kafka does not tell
    boolean displace(Collection<Displaced> uploads, Reason reason);

    /// Returns when all is known that was decided before.
    ///
    /// @throws Forwarding.Undecided when Kafka does not tell
    void catchUp();

    /// Stores an upload here whatever the mode is.
    void keep(FileId file);
}
