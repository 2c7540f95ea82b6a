package org.artstore.ingest.part;

import org.artstore.ingest.refusal.UploadRefused;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Finds the parts of one body (RFC 2046, 5.1.1), however it is cut into buffers. Not safe for use
/// by more than one thread at once.
final class PartParser {

    private static final byte[] LINE_END = {'\r', '\n'};
    private static final byte[] HEADERS_END = {'\r', '\n', '\r', '\n'};
    private static final int LONGEST_HEADERS = 10 << 10;

    private final byte[] delimiter;

    /// What has come and not been understood yet. The first boundary may do without the end of a
    /// line before it.
    private byte[] bytes = LINE_END;

    private int position;

    /// Up to where the end of headers is known not to begin.
    private int searched;

    private State state = State.PREAMBLE;
    private HttpHeaders headers = HttpHeaders.EMPTY;

    private enum State {
        PREAMBLE,
        BEHIND_BOUNDARY,
        HEADERS,
        CONTENT,
        EPILOGUE
    }

    PartParser(String boundary) {
        delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.UTF_8);
    }

    /// What the buffer ends or goes on with. Releases the buffer.
    ///
    /// @throws UploadRefused when it cannot be
    List<PartPiece> parse(DataBuffer buffer) {
        append(buffer);
        var pieces = new ArrayList<PartPiece>();
        boolean goesOn = true;
        while (goesOn) {
            goesOn =
                    switch (state) {
                        case PREAMBLE -> skip();
                        case BEHIND_BOUNDARY -> endOfBoundary();
                        case HEADERS -> headers();
                        case CONTENT -> content(pieces);
                        case EPILOGUE -> nothing();
                    };
        }
        bytes = Arrays.copyOfRange(bytes, position, bytes.length);
        searched = Math.max(searched - position, 0);
        position = 0;
        return pieces;
    }

    /// @throws UploadRefused when the body may not end here
    void finish() {
        if (state != State.EPILOGUE) {
            throw Parts.malformed();
        }
    }

    private void append(DataBuffer buffer) {
        int length = bytes.length;
        bytes = Arrays.copyOf(bytes, length + buffer.readableByteCount());
        buffer.read(bytes, length, bytes.length - length);
        DataBufferUtils.release(buffer);
    }

    private boolean skip() {
        int boundary = find(delimiter);
        if (boundary < 0) {
            position = beginOf(delimiter);
            return false;
        }
        return enter(State.BEHIND_BOUNDARY, boundary + delimiter.length);
    }

    /// Two hyphens behind the last one; else blanks, if anything, and the end of the line.
    private boolean endOfBoundary() {
        if (bytes.length - position < 2) {
            return false;
        }
        if (bytes[position] == '-' && bytes[position + 1] == '-') {
            return enter(State.EPILOGUE, position + 2);
        }
        int end = position;
        while (end < bytes.length && (bytes[end] == ' ' || bytes[end] == '\t')) {
            end++;
        }
        requireShort(end);
        if (bytes.length - end < LINE_END.length) {
            return false;
        }
        if (bytes[end] != '\r' || bytes[end + 1] != '\n') {
            throw Parts.malformed();
        }
        return enter(State.HEADERS, end);
    }

    /// They begin with the end of the line of the boundary, so that there may be none.
    private boolean headers() {
        int end = find(HEADERS_END);
        requireShort(end < 0 ? bytes.length : end);
        if (end < 0) {
            searched = bytes.length - HEADERS_END.length + 1;
            return false;
        }
        headers = read(new String(bytes, position, end - position, StandardCharsets.UTF_8));
        return enter(State.CONTENT, end + HEADERS_END.length);
    }

    private boolean content(List<PartPiece> pieces) {
        int boundary = find(delimiter);
        if (boundary >= 0) {
            pieces.add(piece(boundary, true));
            return enter(State.BEHIND_BOUNDARY, boundary + delimiter.length);
        }
        int end = beginOf(delimiter);
        if (end > position) {
            pieces.add(piece(end, false));
            position = end;
        }
        return false;
    }

    private boolean nothing() {
        position = bytes.length;
        return false;
    }

    private boolean enter(State next, int at) {
        state = next;
        position = at;
        searched = at;
        return true;
    }

    private void requireShort(int end) {
        if (end - position > LONGEST_HEADERS) {
            throw Parts.malformed();
        }
    }

    private PartPiece piece(int end, boolean isLast) {
        var content = ByteBuffer.wrap(bytes, position, end - position).slice();
        return new PartPiece(
                headers, DefaultDataBufferFactory.sharedInstance.wrap(content), isLast);
    }

    /// Where the text begins, or -1.
    private int find(byte[] text) {
        for (int at = Math.max(position, searched); at <= bytes.length - text.length; at++) {
            if (bytes[at] == '\r'
                    && Arrays.equals(bytes, at, at + text.length, text, 0, text.length)) {
                return at;
            }
        }
        return -1;
    }

    /// Where at the end the text may begin whose rest has not come yet.
    private int beginOf(byte[] text) {
        int at = Math.max(position, bytes.length - text.length + 1);
        while (at < bytes.length
                && !Arrays.equals(bytes, at, bytes.length, text, 0, bytes.length - at)) {
            at++;
        }
        return at;
    }

    private static HttpHeaders read(String lines) {
        var read = new HttpHeaders();
        for (var line : lines.split("\r\n", -1)) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                read.add(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
            }
        }
        requireDisposition(read);
        return HttpHeaders.readOnlyHttpHeaders(read);
    }

    /// Whoever handles the part asks for its name, and must be able to.
    private static void requireDisposition(HttpHeaders headers) {
        try {
            var _ = headers.getContentDisposition();
        } catch (IllegalArgumentException _) {
            throw Parts.malformed();
        }
    }
}
