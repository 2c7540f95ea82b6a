package org.artstore.worker.disk;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Consumer;

/// Reading directories one entry at a time, however many there are.
public final class Listing {

    private Listing() {}

    /// Shows every entry of `directory` to `visitor`; one that does not exist has none.
    public static void forEach(Path directory, Consumer<Path> visitor) {
        try (var entries = Files.newDirectoryStream(directory)) {
            entries.forEach(visitor);
        } catch (NoSuchFileException _) {
            return;
        } catch (DirectoryIteratorException e) {
            throw DiskFailed.of(directory, new IOException(e));
        } catch (IOException e) {
            throw DiskFailed.of(directory, e);
        }
    }
}
