package org.artstore.bench.download;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// A connection on which one request after the other is sent, and of whose answers only the length
/// is looked at: so little that the client costs next to nothing.
final class Wire implements AutoCloseable {

    private static final int BUFFER = 1 << 18;

    private final Socket socket;
    private final BufferedInputStream in;
    private final byte[] sink = new byte[BUFFER];

    /// @param status of the answer
    /// @param length of its body, which has been read
    record Answer(int status, long length, Map<String, String> fields) {}

    Wire(URI server) throws IOException {
        socket = new Socket(server.getHost(), server.getPort());
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), BUFFER);
    }

    Answer get(URI uri, String token) throws IOException {
        var path = uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        var request =
                "GET %s HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\n\r\n"
                        .formatted(path, uri.getAuthority(), token);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        int status = Integer.parseInt(line().substring(9, 12));
        var fields = fields();
        long length = Long.parseLong(fields.getOrDefault("content-length", "0"));
        skip(length);
        return new Answer(status, length, fields);
    }

    private Map<String, String> fields() throws IOException {
        var fields = new HashMap<String, String>();
        for (var line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            fields.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return fields;
    }

    private void skip(long length) throws IOException {
        for (long left = length; left > 0; ) {
            int read = in.read(sink, 0, (int) Math.min(left, sink.length));
            if (read < 0) {
                throw new IOException("cut with " + left + " bytes to come");
            }
            left -= read;
        }
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("cut in the head of an answer");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
