package org.artstore.schemas.event;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The JSON Schema files that this module publishes: one for each type of event with a JSON body.
final class EventSchemas {

    private static final Path FOLDER = Path.of("src/main/resources/org/artstore/schemas");
    private static final String SUFFIX = ".schema.json";
    private static final String RAW = "artstore.upload.chunk.v1";

    private EventSchemas() {}

    static Path file(String type) {
        return FOLDER.resolve(type + SUFFIX);
    }

    static List<String> types() {
        try (var files = Files.list(FOLDER)) {
            var named = files.map(f -> f.getFileName().toString().replace(SUFFIX, ""));
            return Stream.concat(named, Stream.of(RAW)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
