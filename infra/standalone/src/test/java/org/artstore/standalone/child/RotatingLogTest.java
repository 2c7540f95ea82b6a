package org.artstore.standalone.child;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class RotatingLogTest {
    @TempDir Path folder;

    @Test
    void staysBounded() throws IOException {
        var log = new RotatingLog(folder.resolve("child.log"), 100);
        for (int i = 0; i < 1_000; i++) {
            log.accept("line " + i);
        }

        assertThat(folder.toFile().list())
                .containsExactlyInAnyOrder(
                        "child.log", "child.log.1", "child.log.2", "child.log.3");
        try (var files = Files.list(folder)) {
            assertThat(files).allMatch(file -> file.toFile().length() <= 100);
        }
        assertThat(Files.readAllLines(folder.resolve("child.log"))).endsWith("line 999");
    }

    @Test
    void goesOnWhereItEnded() throws IOException {
        new RotatingLog(folder.resolve("child.log")).accept("before");
        new RotatingLog(folder.resolve("child.log")).accept("after");

        assertThat(folder.resolve("child.log")).hasContent("before\nafter");
    }

    @Test
    void countsWhatItCouldNotWrite() throws IOException {
        var missing = folder.resolve("missing");
        var log = new RotatingLog(missing.resolve("child.log"));
        log.accept("lost");
        log.accept("lost too");
        Files.createDirectory(missing);

        log.accept("kept");

        assertThat(missing.resolve("child.log"))
                .hasContent("2 lines could not be written here.\nkept");
    }
}
