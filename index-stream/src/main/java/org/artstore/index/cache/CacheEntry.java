package org.artstore.index.cache;

import org.artstore.index.row.DocumentRow;

/// A document in the cache. The version stands first, where the guard of [DocumentCache] looks for
/// it. Of a deleted document there is nothing but its version, which no older one replaces.
record CacheEntry(String key, long version, String value) {

    private static final String PREFIX = "artstore:document:";

    static CacheEntry of(DocumentRow row) {
        var value =
                "{\"version\":%d,\"tenant\":\"%s\",%s}"
                        .formatted(
                                row.version(),
                                row.tenant(),
                                row.body().isEmpty()
                                        ? "\"deleted\":true"
                                        : "\"document\":" + row.body());
        return new CacheEntry(PREFIX + row.fileId(), row.version(), value);
    }
}
