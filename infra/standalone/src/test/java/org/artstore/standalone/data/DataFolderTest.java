package org.artstore.standalone.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class DataFolderTest {

    @Test
    void whatKilledProgramsHaveLeftIsRemoved(@TempDir Path directory) throws IOException {
        var folder = DataFolder.open(directory.resolve("data"));
        var left = Files.createDirectories(folder.scratch().resolve("tomcat.8000/work"));
        Files.createFile(left.resolve("file"));
        Files.createSymbolicLink(folder.scratch().resolve("link"), folder.logs());

        folder.emptyScratch();

        assertThat(folder.scratch()).isEmptyDirectory();
        assertThat(folder.logs()).isDirectory();
    }
}
