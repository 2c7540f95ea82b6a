package org.artstore.standalone.child;

import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.standalone.child.ClassCache.Use;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class ClassCacheTest {
    @TempDir Path folder;

    private ClassCache read;
    private ClassCache made;

    @BeforeEach
    void name() {
        read = new ClassCache(folder.resolve("app.aot"), Use.READ);
        made = new ClassCache(folder.resolve("app.aot"), Use.MAKE);
    }

    @Test
    void isNotReadWhileThereIsNone() {
        assertThat(read.options()).isEmpty();
    }

    @Test
    void isReadOnceItIsKept() throws IOException {
        assertThat(made.options()).contains("-XX:AOTCacheOutput=" + write("next-app.aot"));

        assertThat(made.keep()).isTrue();

        assertThat(read.options()).contains("-XX:AOTCache=" + folder.resolve("app.aot"));
    }

    @Test
    void isNotKeptWhenItsMakingWasCutShort() throws IOException {
        write("next-app.aot");
        write("next-app.aot.config");

        assertThat(made.keep()).isFalse();
        assertThat(read.options()).isEmpty();
    }

    @Test
    void isNotKeptWhenNothingWasMade() {
        assertThat(made.keep()).isFalse();
    }

    private Path write(String name) throws IOException {
        return Files.createFile(folder.resolve(name));
    }
}
