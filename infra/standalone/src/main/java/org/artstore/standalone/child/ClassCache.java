package org.artstore.standalone.child;

import org.artstore.embedded.process.StartFailed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;

/// The classes of a program as a JVM had them in an earlier life: with it the next one starts in
/// half the time. A JVM passes over a file that is not of its jars, or not of its release.
///
/// @param use whether a life reads the file or makes it
public record ClassCache(Path file, Use use) {
    /// What a life does with the file.
    public enum Use {
        READ,
        /// Written at the end of the life, which takes several seconds then.
        MAKE
    }

    private static final Duration GRACE = Duration.ofSeconds(20);
    private static final Duration MAKING = Duration.ofMinutes(2);

    /// What a JVM is told; nothing while there is nothing to read.
    ///
    /// The next lives compile at once what was optimised in the one that is kept, so nothing is. A
    /// JVM that reads warns of stubs it could not use, at each start and in vain.
    List<String> options() {
        return switch (use) {
            case MAKE -> List.of("-XX:AOTCacheOutput=" + draft(), "-XX:TieredStopAtLevel=3");
            case READ ->
                    Files.exists(file)
                            ? List.of("-XX:AOTCache=" + file, "-Xlog:aot*=error")
                            : List.of();
        };
    }

    /// How long a life may take to end.
    Duration grace() {
        return use == Use.MAKE ? MAKING : GRACE;
    }

    /// To be called when the life that made it has ended. False if that has left nothing whole.
    public boolean keep() {
        try {
            if (!Files.exists(draft()) || Files.exists(recording())) {
                return false;
            }
            Files.move(draft(), file, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (IOException e) {
            throw new StartFailed("Cannot write " + file + ".", e);
        }
    }

    private Path draft() {
        return file.resolveSibling("next-" + file.getFileName());
    }

    /// The JVM's own draft, which it removes last.
    private Path recording() {
        return file.resolveSibling(draft().getFileName() + ".config");
    }
}
