package org.artstore.schemas.journal;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32C;

/// CRC32C (RFC 3720, B.4) over the headers that say what a journal record is, and over its value:
/// each as its name, its length and its bytes, so that nothing can move between them.
final class RecordChecksum {

    private static final List<String> COVERED =
            List.of(
                    "ce_type",
                    JournalCodec.FILE_ID,
                    JournalCodec.ELEMENT_ID,
                    JournalCodec.EPOCH,
                    JournalCodec.OFFSET,
                    JournalCodec.UPLOAD);

    private RecordChecksum() {}

    static String of(Headers headers, byte[] value) {
        var crc = new CRC32C();
        for (String name : COVERED) {
            update(crc, name, bytes(headers.lastHeader(name)));
        }
        update(crc, "value", value);
        return Long.toHexString(crc.getValue());
    }

    private static void update(CRC32C crc, String name, byte @Nullable [] bytes) {
        crc.update(name.getBytes(StandardCharsets.US_ASCII));
        crc.update(
                ByteBuffer.allocate(Integer.BYTES)
                        .putInt(bytes == null ? -1 : bytes.length)
                        .flip());
        if (bytes != null) {
            crc.update(bytes);
        }
    }

    private static byte @Nullable [] bytes(@Nullable Header header) {
        return header == null ? null : header.value();
    }
}
