package org.artstore.ingest;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A body of `multipart/form-data`; each part gives a new one.
record Form(String boundary, List<byte[]> parts) {

    Form() {
        this("----boundary5346", List.of());
    }

    /// A form that has no parts yet and another boundary between them.
    static Form between(String boundary) {
        return new Form(boundary, List.of());
    }

    Form file(String name, String contentType, byte[] bytes) {
        return part("name=\"file\"; filename=\"" + name + "\"", contentType, bytes);
    }

    Form metadata(String json) {
        return part("name=\"metadata\"", "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    Form part(String disposition, String contentType, byte[] bytes) {
        var head =
                "--%s\r\nContent-Disposition: form-data; %s\r\nContent-Type: %s\r\n\r\n"
                        .formatted(boundary, disposition, contentType);
        var more = new ArrayList<>(parts);
        more.add(head.getBytes(StandardCharsets.UTF_8));
        more.add(bytes);
        more.add("\r\n".getBytes(StandardCharsets.UTF_8));
        return new Form(boundary, more);
    }

    String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    BodyPublisher publisher() {
        return BodyPublishers.ofByteArrays(whole());
    }

    /// All of it, in pieces.
    List<byte[]> whole() {
        var all = new ArrayList<>(parts);
        all.add(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return List.copyOf(all);
    }
}
