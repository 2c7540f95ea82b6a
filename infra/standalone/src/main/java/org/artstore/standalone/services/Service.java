package org.artstore.standalone.services;

import java.net.URI;

/// The services of the system, with their distance from the first port and the heap that a small
/// machine can spare.
public enum Service {
    AUTH("auth-server", 0, 160),
    WORKER("storage-worker", 10, 192),
    INGEST("ingest-api", 20, 128),
    QUERY("query-api", 30, 192),
    INDEX("index-stream", 40, 192);

    private final String module;
    private final int offset;
    private final int heapMebibytes;

    Service(String module, int offset, int heapMebibytes) {
        this.module = module;
        this.offset = offset;
        this.heapMebibytes = heapMebibytes;
    }

    public String module() {
        return module;
    }

    public int port(int portBase) {
        return portBase + offset;
    }

    public URI url(int portBase) {
        return URI.create("http://localhost:" + port(portBase));
    }

    String heapOption() {
        return "-Xmx" + heapMebibytes + "m";
    }
}
