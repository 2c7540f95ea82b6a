package org.artstore.index.writer;

import org.artstore.index.row.DocumentRow;
import org.artstore.schemas.document.CustomAttributes;
import org.artstore.schemas.event.EventJson;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/// Rows in the binary form of COPY (PostgreSQL manual, COPY, "Binary Format"): each value as the
/// type of its column receives it. What the database refuses in JSON it refuses in this form, too.
final class BinaryRows {

    private static final RecordComponent[] COMPONENTS = DocumentRow.class.getRecordComponents();
    private static final byte[] SIGNATURE = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0
    };
    private static final int HEADER = 8;
    private static final int NULL = -1;
    private static final int END = -1;

    private static final int TEXT = 25;
    private static final byte JSONB_VERSION = 1;

    /// What timestamps count from, in seconds of the epoch: 2000-01-01.
    private static final long ORIGIN = 946_684_800;

    private static final double NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long MICROS = TimeUnit.SECONDS.toMicros(1);

    /// Years have four digits in JSON.
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    /// Beyond what a timestamp may be, but not infinity.
    private static final long IMPOSSIBLE = Long.MAX_VALUE - 1;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 17);

    BinaryRows() {
        bytes.writeBytes(SIGNATURE);
        bytes.writeBytes(new byte[HEADER]);
    }

    int size() {
        return bytes.size();
    }

    /// What was added since the last time.
    byte[] take() {
        var taken = bytes.toByteArray();
        bytes.reset();
        return taken;
    }

    void add(DocumentRow row) {
        writeShort(COMPONENTS.length);
        for (var component : COMPONENTS) {
            write(value(row, component));
        }
    }

    void end() {
        writeShort(END);
    }

    private void write(@Nullable Object value) {
        switch (value) {
            case null -> writeInt(NULL);
            case String text -> writeBytes(utf8(text));
            case Long number -> writeBytes(longs(number));
            case Integer number -> writeBytes(ints(number));
            case Boolean flag -> writeBytes(new byte[] {(byte) (flag ? 1 : 0)});
            case Instant time -> writeBytes(longs(micros(time)));
            case UUID id ->
                    writeBytes(
                            ByteBuffer.allocate(2 * Long.BYTES)
                                    .putLong(id.getMostSignificantBits())
                                    .putLong(id.getLeastSignificantBits())
                                    .array());
            case List<?> texts -> writeBytes(array(texts));
            case CustomAttributes attributes -> writeBytes(jsonb(attributes));
            default -> throw new IllegalStateException("no column has " + value.getClass());
        }
    }

    /// As the database rounds what it reads.
    static long micros(Instant time) {
        if (time.isBefore(FIRST) || time.isAfter(LAST)) {
            return IMPOSSIBLE;
        }
        return (time.getEpochSecond() - ORIGIN) * MICROS
                + (long) Math.rint(time.getNano() / NANOS * MICROS);
    }

    private static byte[] array(List<?> texts) {
        var elements = texts.stream().map(it -> utf8((String) it)).toList();
        int length = elements.stream().mapToInt(it -> Integer.BYTES + it.length).sum();
        var array = ByteBuffer.allocate(5 * Integer.BYTES + length);
        array.putInt(texts.isEmpty() ? 0 : 1).putInt(0).putInt(TEXT);
        if (!texts.isEmpty()) {
            array.putInt(texts.size()).putInt(1);
        }
        elements.forEach(it -> array.putInt(it.length).put(it));
        return Arrays.copyOf(array.array(), array.position());
    }

    private static byte[] jsonb(CustomAttributes attributes) {
        var json = utf8(EventJson.MAPPER.writeValueAsString(attributes));
        return ByteBuffer.allocate(1 + json.length).put(JSONB_VERSION).put(json).array();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] longs(long number) {
        return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    }

    private static byte[] ints(int number) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    }

    private void writeBytes(byte[] value) {
        writeInt(value.length);
        bytes.writeBytes(value);
    }

    private void writeInt(int number) {
        bytes.writeBytes(ints(number));
    }

    private void writeShort(int number) {
        bytes.write(number >> 8);
        bytes.write(number);
    }

    private static @Nullable Object value(DocumentRow row, RecordComponent component) {
        try {
            return component.getAccessor().invoke(row);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }
}
