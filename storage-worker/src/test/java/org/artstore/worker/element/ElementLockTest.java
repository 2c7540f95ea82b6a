package org.artstore.worker.element;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.artstore.fixtures.Program;
import org.artstore.worker.disk.ElementDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class ElementLockTest {

    @TempDir Path root;

    @Test
    void isHeldOnceInAProcessEvenUnderAnotherName() throws IOException {
        var alias = Files.createSymbolicLink(root.resolve("alias"), root);
        var other = new ElementDirectory(alias);
        var held = ElementLock.acquire(new ElementDirectory(root));

        assertThatThrownBy(() -> ElementLock.acquire(other)).isInstanceOf(ElementUnusable.class);
        held.close();

        ElementLock.acquire(other).close();
    }

    @Test
    void isHeldByOneProcess() throws IOException, InterruptedException {
        var holder =
                new ProcessBuilder(Program.of(Holder.class).command(List.of(root.toString())))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        var directory = new ElementDirectory(root);
        assertThat(holder.getInputStream().read()).isEqualTo('!');

        assertThatThrownBy(() -> ElementLock.acquire(directory))
                .isInstanceOf(ElementUnusable.class);
        holder.destroyForcibly().waitFor();

        ElementLock.acquire(directory).close();
    }

    /// Another worker, as far as the lock goes.
    static final class Holder {

        public static void main(String[] arguments) throws IOException {
            var _ = ElementLock.acquire(new ElementDirectory(Path.of(arguments[0])));
            System.out.write('!');
            System.out.flush();
            var _ = System.in.read();
        }
    }
}
