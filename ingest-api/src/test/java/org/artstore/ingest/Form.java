package org.artstore.ingest;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A body of `multipart/form-data`; each part gives a new one.
record Form(List<byte[]> parts) {

    private static final String BOUNDARY = "----boundary5346";

    Form() {
        this(List.of());
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
                        .formatted(BOUNDARY, disposition, contentType);
        var more = new ArrayList<>(parts);
        more.add(head.getBytes(StandardCharsets.UTF_8));
        more.add(bytes);
        more.add("\r\n".getBytes(StandardCharsets.UTF_8));
        return new Form(more);
    }

    String contentType() {
        return "multipart/form-data; boundary=" + BOUNDARY;
    }

    BodyPublisher publisher() {
        var all = new ArrayList<>(parts);
        all.add(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return BodyPublishers.ofByteArrays(all);
    }
}
