package org.artstore.bench.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Reads answers of HTTP/1.1 that say their length: all that a load needs to know of them.
final class AnswerReader {

    private static final int LONGEST_HEAD = 8 << 10;
    private static final int LONGEST_PROBLEM = 2 << 10;
    private static final String CODE = "\"code\":\"";

    private final byte[] head = new byte[LONGEST_HEAD];
    private final byte[] problem = new byte[LONGEST_PROBLEM];
    private int filled;
    private int told;
    private long body = -1;
    private int status;
    private boolean closes;

    /// Takes bytes; true at the end of an answer, when [#status] tells about it.
    boolean feed(ByteBuffer bytes) throws IOException {
        while (body < 0 && bytes.hasRemaining()) {
            readHead(bytes.get());
        }
        if (body < 0) {
            return false;
        }
        int skipped = (int) Math.min(body, bytes.remaining());
        if (status >= 400) {
            keep(bytes, skipped);
        }
        bytes.position(bytes.position() + skipped);
        body -= skipped;
        if (body > 0) {
            return false;
        }
        body = -1;
        return true;
    }

    int status() {
        return status;
    }

    /// The code of the problem, if the answer was one.
    String problem() {
        var text = new String(problem, 0, told, StandardCharsets.UTF_8);
        int from = text.indexOf(CODE);
        int to = from < 0 ? -1 : text.indexOf('"', from + CODE.length());
        return to < 0 ? "" : text.substring(from + CODE.length(), to);
    }

    /// Whether the server closes the connection after this answer.
    boolean closes() {
        return closes;
    }

    private void keep(ByteBuffer bytes, int count) {
        int kept = Math.min(count, LONGEST_PROBLEM - told);
        bytes.get(bytes.position(), problem, told, kept);
        told += kept;
    }

    private void readHead(byte next) throws IOException {
        if (filled == LONGEST_HEAD) {
            throw new IOException("the head of an answer is too long");
        }
        head[filled++] = next;
        if (filled >= 4 && next == '\n' && head[filled - 3] == '\n') {
            parse(new String(head, 0, filled, StandardCharsets.US_ASCII));
            filled = 0;
        }
    }

    private void parse(String text) throws IOException {
        var lines = text.toLowerCase(Locale.ROOT).split("\r\n", -1);
        status = Integer.parseInt(lines[0].substring(9, 12));
        closes = false;
        told = 0;
        long length = -1;
        for (var line : lines) {
            if (line.startsWith("content-length:")) {
                length = Long.parseLong(line.substring(15).strip());
            }
            closes |= line.equals("connection: close");
        }
        if (length < 0 && status >= 200) {
            throw new IOException("an answer without a length: " + lines[0]);
        }
        body = status < 200 ? -1 : length;
    }
}
