package org.artstore.standalone.services;

import org.artstore.standalone.child.JavaProgram.Rank;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/// The services of the system, with their distance from the first port and the heap that a small
/// machine can spare.
public enum Service {
    AUTH("auth-server", 0, Rank.FIRST, 160),
    WORKER("storage-worker", 10, Rank.BEHIND, 192),
    /// Half of the heap is for what is new: what it handles is garbage as soon as it is answered,
    /// and all its connections wait for each collection.
    INGEST("ingest-api", 20, Rank.FIRST, 128, 64),
    QUERY("query-api", 30, Rank.FIRST, 192),
    INDEX("index-stream", 40, Rank.BEHIND, 192);

    private static final int USUAL = 3;

    /// The JVM minds the priorities that ingest-api gives to its threads, and compiles behind all.
    private static final List<String> MINDING_PRIORITIES =
            List.of("-XX:ThreadPriorityPolicy=1", "-XX:CompilerThreadPriority=5");

    private final String module;
    private final int offset;
    private final Rank rank;
    private final int heapMebibytes;
    private final int newMebibytes;

    Service(String module, int offset, Rank rank, int heapMebibytes) {
        this(module, offset, rank, heapMebibytes, heapMebibytes / USUAL);
    }

    Service(String module, int offset, Rank rank, int heapMebibytes, int newMebibytes) {
        this.module = module;
        this.offset = offset;
        this.rank = rank;
        this.heapMebibytes = heapMebibytes;
        this.newMebibytes = newMebibytes;
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

    Rank rank() {
        return rank;
    }

    List<String> options() {
        var options = new ArrayList<String>();
        options.add("-Xmx" + heapMebibytes + "m");
        options.add("-XX:MaxNewSize=" + newMebibytes + "m");
        if (this == INGEST) {
            options.addAll(MINDING_PRIORITIES);
        }
        return options;
    }
}
