package org.artstore.standalone.services;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.artstore.embedded.process.StartFailed;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

class KnownSettingsTest {
    @TempDir Path folder;

    private KnownSettings known;

    @BeforeEach
    void read() throws IOException {
        known =
                new KnownSettings(
                        List.of(
                                jar("one.jar", "other.json", "{}"),
                                jar(
                                        "two.jar",
                                        "META-INF/spring-configuration-metadata.json",
                                        """
                                        {"properties": [
                                          {"name": "artstore.kafka.flush-messages"},
                                          {"name": "artstore.upload.max-file-size"}]}
                                        """)));
    }

    @Test
    void takesEverySpellingOfASetting() {
        assertThatCode(
                        () ->
                                known.require(
                                        List.of(
                                                "artstore.kafka.flush-messages",
                                                "kafka.flush-messages",
                                                "upload.maxFileSize",
                                                "upload.max_file_size")))
                .doesNotThrowAnyException();
    }

    @Test
    void namesWhatNoServiceReads() {
        assertThatExceptionOfType(StartFailed.class)
                .isThrownBy(
                        () -> known.require(List.of("kafka.flush-messages", "upload.size", "foo")))
                .withMessage(
                        "No service has a setting foo, upload.size: correct or remove what --set"
                                + " says.");
    }

    private Path jar(String name, String entry, String content) throws IOException {
        var path = folder.resolve(name);
        try (var zip = new ZipOutputStream(Files.newOutputStream(path))) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(content.getBytes(UTF_8));
        }
        return path;
    }
}
