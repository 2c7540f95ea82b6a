package org.artstore.bench.load;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A request as it goes over the wire; sent again and again, so made once.
public final class PreparedRequest {

    private final ByteBuffer bytes;

    private PreparedRequest(byte[] bytes) {
        this.bytes = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }

    /// An upload of these bytes; headers as whole lines.
    public static PreparedRequest upload(
            URI service, String token, byte[] content, String... headers) {
        var head =
                new StringBuilder("POST /api/v1/files?filename=load.bin HTTP/1.1\r\n")
                        .append("Host: " + service.getAuthority() + "\r\n")
                        .append("Authorization: Bearer " + token + "\r\n")
                        .append("Content-Type: application/octet-stream\r\n")
                        .append("Content-Length: " + content.length + "\r\n");
        Arrays.stream(headers).forEach(line -> head.append(line).append("\r\n"));
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
        bytes.writeBytes(content);
        return new PreparedRequest(bytes.toByteArray());
    }

    ByteBuffer bytes() {
        return bytes.duplicate();
    }
}
