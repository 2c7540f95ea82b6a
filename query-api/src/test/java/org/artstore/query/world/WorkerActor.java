package org.artstore.query.world;

import org.artstore.schemas.document.Sha256;
import org.artstore.schemas.id.FileId;
import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/// In the place of storage-worker, as far as it serves bytes. It speaks HTTP by hand, so that it
/// can break off wherever a test wants.
public final class WorkerActor {

    private static final Pattern PATH =
            Pattern.compile("GET /internal/v1/files/([^/ ]+)/content HTTP/1.1");
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d+)");

    private final Map<String, Behaviour> files = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final AtomicLong sent = new AtomicLong();
    private final ServerSocket server;

    /// What was asked.
    public record Request(String file, @Nullable String authorization, @Nullable String range) {}

    /// What to do when a file is asked for.
    public interface Behaviour {

        void answer(Request request, OutputStream out, Socket socket) throws IOException;
    }

    public WorkerActor() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getByName("localhost"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    public URI endpoint() {
        return URI.create("http://localhost:" + server.getLocalPort());
    }

    public List<Request> requestsFor(FileId file) {
        return requests.stream().filter(it -> it.file().equals(file.toString())).toList();
    }

    /// Bytes of bodies that went out.
    public long sent() {
        return sent.get();
    }

    public void when(FileId file, Behaviour behaviour) {
        files.put(file.toString(), behaviour);
    }

    /// Serves the bytes, with ranges.
    public void holds(FileId file, byte[] content) {
        when(file, (request, out, _) -> send(out, request.range(), content));
    }

    /// Answers with a head that promises `length` bytes.
    public static void head(OutputStream out, String status, String... fields) throws IOException {
        var head = new StringBuilder("HTTP/1.1 " + status + "\r\n");
        for (var field : fields) {
            head.append(field).append("\r\n");
        }
        out.write(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /// Ends the connection as a killed process does.
    public static void reset(Socket socket) throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    private void send(OutputStream out, @Nullable String range, byte[] content) throws IOException {
        var tag = "ETag: \"" + Sha256.of(content) + "\"";
        int first = 0;
        int last = content.length - 1;
        if (range == null) {
            head(out, "200 OK", tag, "Content-Length: " + content.length);
        } else {
            var asked = RANGE.matcher(range);
            if (!asked.matches()) {
                throw new IOException("no range: " + range);
            }
            first = Integer.parseInt(asked.group(1));
            last = Integer.parseInt(asked.group(2));
            head(
                    out,
                    "206 Partial Content",
                    tag,
                    "Content-Length: " + (last - first + 1),
                    "Content-Range: bytes " + first + "-" + last + "/" + content.length);
        }
        for (int at = first; at <= last; at += 65_536) {
            int length = Math.min(65_536, last + 1 - at);
            out.write(content, at, length);
            sent.addAndGet(length);
        }
        out.flush();
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                Thread.ofVirtual().start(() -> converse(socket));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void converse(Socket socket) {
        try (socket) {
            var in =
                    new BufferedReader(
                            new InputStreamReader(
                                    socket.getInputStream(), StandardCharsets.US_ASCII));
            var out = socket.getOutputStream();
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                var asked = PATH.matcher(line);
                if (!asked.matches()) {
                    throw new IOException("not asked for bytes: " + line);
                }
                answer(asked.group(1), in, out, socket);
            }
        } catch (IOException _) {
            // The other side has closed, or the behaviour has.
        }
    }

    private void answer(String file, BufferedReader in, OutputStream out, Socket socket)
            throws IOException {
        Map<String, String> fields = new HashMap<>();
        for (var line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            int colon = line.indexOf(':');
            fields.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).trim());
        }
        var request = new Request(file, fields.get("authorization"), fields.get("range"));
        requests.add(request);
        var behaviour = files.get(file);
        if (behaviour == null) {
            head(out, "404 Not Found", "Content-Length: 0");
        } else {
            behaviour.answer(request, out, socket);
        }
    }
}
