package org.artstore.standalone;

import org.artstore.embedded.port.FreePort;
import org.artstore.embedded.process.StartFailed;
import org.artstore.standalone.child.ClassCache;
import org.artstore.standalone.child.RotatingLog;
import org.artstore.standalone.data.DataFolder;
import org.artstore.standalone.services.Installation;
import org.artstore.standalone.services.Service;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A whole start on a folder that nobody needs, for the sake of the classes that the programs have
/// then: `Training FOLDER`. Ends with 0 if every program has left its cache.
public final class Training {
    private Training() {}

    public static void main(String[] arguments) {
        var folder = DataFolder.open(Path.of(arguments[0]));
        var console = new Console(new RotatingLog(folder.log("supervisor")));
        var installation = Installation.ofThisProcess(ClassCache.Use.MAKE);
        try (var supervisor = new Supervisor(folder, console)) {
            var _ = new Start(folder, installation, portBase(), Map.of(), console).run(supervisor);
        } catch (StartFailed e) {
            console.accept(String.valueOf(e.getMessage()));
        }
        long missing = installation.allCaches().filter(cache -> !cache.keep()).count();
        System.exit(missing == 0 ? 0 : 1);
    }

    private static int portBase() {
        return IntStream.generate(FreePort::any)
                .filter(
                        base ->
                                Stream.of(Service.values())
                                        .allMatch(it -> FreePort.isFree(it.port(base))))
                .findFirst()
                .orElseThrow();
    }
}
