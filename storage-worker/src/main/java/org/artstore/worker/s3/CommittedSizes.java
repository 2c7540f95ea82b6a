package org.artstore.worker.s3;

import org.artstore.schemas.attr.AttrJson;
import org.artstore.worker.disk.ElementDirectory;

import java.util.function.LongConsumer;

/// Adds up the objects of each file as they come in the order of their keys, and leaves out those
/// that belong to none.
final class CommittedSizes {

    private final LongConsumer visitor;
    private String file = "";
    private boolean committed;
    private long size;

    CommittedSizes(LongConsumer visitor) {
        this.visitor = visitor;
    }

    void add(String key, long objectSize) {
        boolean attr = key.endsWith(AttrJson.SUFFIX);
        var name = without(attr ? AttrJson.SUFFIX : ElementDirectory.BLOCKS_SUFFIX, key);
        if (!name.equals(file)) {
            end();
            file = name;
        }
        committed |= attr && !key.startsWith(".");
        size += objectSize;
    }

    /// To be called when there are no more.
    void end() {
        if (committed) {
            visitor.accept(size);
        }
        committed = false;
        size = 0;
    }

    private static String without(String suffix, String key) {
        return key.endsWith(suffix) ? key.substring(0, key.length() - suffix.length()) : key;
    }
}
