package org.artstore.index.expiry;

import org.apache.kafka.streams.state.KeyValueStore;
import org.artstore.schemas.event.EventJson;
import org.artstore.schemas.id.FileId;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The due times of one partition of the log: by document, and in their order. Beside them lies how
/// far the log was read, so that both are of the same moment.
record DueTimes(KeyValueStore<byte[], byte[]> store) {

    private static final byte BY_FILE = 'f';
    private static final byte BY_TIME = 't';
    private static final byte[] POSITION = "p".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NOTHING = {};
    private static final int UUID_BYTES = 2 * Long.BYTES;
    private static final int TIME_BYTES = 1 + Long.BYTES;

    Optional<Due> of(FileId file) {
        var value = store.get(byFile(file));
        return value == null
                ? Optional.empty()
                : Optional.of(EventJson.MAPPER.readValue(value, Due.class));
    }

    /// Takes the place of what was said of the document before.
    void put(Due due) {
        remove(due.fileId());
        store.put(byFile(due.fileId()), EventJson.MAPPER.writeValueAsBytes(due));
        store.put(byTime(due), NOTHING);
    }

    void remove(FileId file) {
        of(file).ifPresent(
                        known -> {
                            store.delete(byTime(known));
                            store.delete(byFile(file));
                        });
    }

    /// The first of those that are due, in the order of their times.
    List<Due> until(Instant now, int most) {
        var due = new ArrayList<Due>();
        try (var range = store.range(time(Instant.EPOCH), time(now.plusMillis(1)))) {
            while (range.hasNext() && due.size() < most) {
                of(file(range.next().key)).ifPresent(due::add);
            }
        }
        return due;
    }

    /// The offset behind the last record that was taken in.
    long position() {
        var value = store.get(POSITION);
        return value == null ? 0 : ByteBuffer.wrap(value).getLong();
    }

    void moveTo(long position) {
        store.put(POSITION, ByteBuffer.allocate(Long.BYTES).putLong(position).array());
    }

    private static byte[] byFile(FileId file) {
        return uuid(ByteBuffer.allocate(1 + UUID_BYTES).put(BY_FILE), file).array();
    }

    private static byte[] byTime(Due due) {
        var key = ByteBuffer.allocate(TIME_BYTES + UUID_BYTES).put(time(due.at()));
        return uuid(key, due.fileId()).array();
    }

    private static byte[] time(Instant time) {
        return ByteBuffer.allocate(TIME_BYTES)
                .put(BY_TIME)
                .putLong(Math.max(0, time.toEpochMilli()))
                .array();
    }

    private static ByteBuffer uuid(ByteBuffer key, FileId file) {
        return key.putLong(file.value().getMostSignificantBits())
                .putLong(file.value().getLeastSignificantBits());
    }

    private static FileId file(byte[] byTime) {
        var key = ByteBuffer.wrap(byTime, TIME_BYTES, UUID_BYTES);
        return new FileId(new UUID(key.getLong(), key.getLong()));
    }
}
