package org.artstore.bench.throughput;

import java.io.IOException;
import java.util.List;

/// Uploads were answered in another way than they should.
final class UploadFailed extends IOException {

    private static final long serialVersionUID = 1;

    UploadFailed(String row, List<String> failures) {
        super(row + " failed: " + String.join(", ", failures));
    }
}
