package org.artstore.bench.load;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/// A request as it goes over the wire; sent again and again, so made once.
public final class PreparedRequest {

    private static final int BLOCK = 1 << 20;

    private final ByteBuffer head;
    private final ByteBuffer block;
    private final long length;

    private PreparedRequest(ByteBuffer head, ByteBuffer block, long length) {
        this.head = head;
        this.block = block;
        this.length = length;
    }

    /// An upload of these bytes; headers as whole lines.
    public static PreparedRequest upload(
            URI service, String token, byte[] content, String... headers) {
        var head = head(service, token, content.length, headers);
        var all = direct(head.length + content.length).put(head).put(content).flip();
        return new PreparedRequest(all, direct(0), 0);
    }

    /// An upload of `length` bytes that cannot be compressed and are others each time it is sent;
    /// they are made on the way. Headers as whole lines.
    public static PreparedRequest distinct(
            URI service, String token, long length, String... headers) {
        var head = head(service, token, length, headers);
        var content = new byte[(int) Math.min(length, BLOCK)];
        new Random(length).nextBytes(content);
        return new PreparedRequest(
                direct(head.length).put(head).flip(),
                direct(content.length).put(content).flip(),
                length);
    }

    Outgoing outgoing() {
        return new Outgoing(head.duplicate(), block, length);
    }

    private static byte[] head(URI service, String token, long length, String... headers) {
        var head =
                new StringBuilder("POST /api/v1/files?filename=load.bin HTTP/1.1\r\n")
                        .append("Host: " + service.getAuthority() + "\r\n")
                        .append("Authorization: Bearer " + token + "\r\n")
                        .append("Content-Type: application/octet-stream\r\n")
                        .append("Content-Length: " + length + "\r\n");
        Arrays.stream(headers).forEach(line -> head.append(line).append("\r\n"));
        return head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static ByteBuffer direct(int size) {
        return ByteBuffer.allocateDirect(size);
    }
}
