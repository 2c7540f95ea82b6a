package org.artstore.index.expiry;

import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;

import java.util.Map;

/// Bounds the memory of a store, which is not that of the JVM: some 8 MB for each partition of the
/// log. Made by Streams, one for each store.
public final class StoreMemory implements RocksDBConfigSetter {

    private static final long CACHE = 4L << 20;
    private static final long BUFFER = 2L << 20;
    private static final int BUFFERS = 2;

    private final LRUCache cache = new LRUCache(CACHE);

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        if (options.tableFormatConfig() instanceof BlockBasedTableConfig table) {
            options.setTableFormatConfig(table.setBlockCache(cache));
        }
        options.setWriteBufferSize(BUFFER);
        options.setMaxWriteBufferNumber(BUFFERS);
    }

    @Override
    public void close(String storeName, Options options) {
        cache.close();
    }
}
