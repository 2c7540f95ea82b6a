package org.artstore.standalone.services;

import org.artstore.embedded.process.StartFailed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Where the built programs lie: each unpacked in its module, beside a cache that speeds its start.
public record Installation(Path home) {
    private static final String HOME = "standalone.home";

    /// The one that `infra/up` names.
    public static Installation ofThisProcess() {
        var home = System.getProperty(HOME);
        if (home == null) {
            throw new StartFailed("Start with infra/up.");
        }
        return new Installation(Path.of(home).toAbsolutePath());
    }

    /// `-jar FILE`, behind what the JVM needs to know for a fast start.
    List<String> program(Service service) {
        return program(service.module());
    }

    private List<String> program(String module) {
        var application = home.resolve(module).resolve("target/app");
        var command = new ArrayList<String>();
        var cache = application.resolve("app.aot");
        if (Files.exists(cache)) {
            command.add("-XX:AOTCache=" + cache);
        }
        command.add("-jar");
        command.add(jar(application, module).toString());
        return command;
    }

    private static Path jar(Path application, String module) {
        try (var jars = Files.newDirectoryStream(application, "*.jar")) {
            for (var jar : jars) {
                return jar;
            }
        } catch (IOException e) {
            throw new StartFailed(module + " is not built: start with infra/up.", e);
        }
        throw new StartFailed(module + " is not built: start with infra/up.");
    }
}
