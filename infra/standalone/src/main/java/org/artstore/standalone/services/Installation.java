package org.artstore.standalone.services;

import org.artstore.embedded.process.StartFailed;
import org.artstore.standalone.child.ClassCache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;

/// Where the built programs lie: each unpacked in its module, beside the cache of its classes.
///
/// @param caches whether the programs read their caches or make them
public record Installation(Path home, ClassCache.Use caches) {
    private static final String HOME = "standalone.home";

    /// The one that `infra/up` names.
    public static Installation ofThisProcess(ClassCache.Use caches) {
        var home = System.getProperty(HOME);
        if (home == null) {
            throw new StartFailed("Start with infra/up.");
        }
        return new Installation(Path.of(home).toAbsolutePath(), caches);
    }

    /// The classes of the broker.
    public ClassCache brokerCache() {
        return new ClassCache(home.resolve("infra/standalone/target/kafka.aot"), caches);
    }

    /// The caches of all programs.
    public Stream<ClassCache> allCaches() {
        return Stream.concat(
                Stream.of(brokerCache()), Stream.of(Service.values()).map(this::cache));
    }

    /// The jars with code of our own.
    List<Path> jars(Service service) {
        var jars = new ArrayList<>(List.of(jar(service)));
        var libraries = application(service).resolve("lib");
        try (var own = Files.newDirectoryStream(libraries, "{starter,schemas}-*.jar")) {
            own.forEach(jars::add);
        } catch (IOException e) {
            throw notBuilt(service, e);
        }
        return jars;
    }

    ClassCache cache(Service service) {
        return new ClassCache(application(service).resolve("app.aot"), caches);
    }

    /// `-jar FILE`.
    List<String> program(Service service) {
        return List.of("-jar", jar(service).toString());
    }

    private Path application(Service service) {
        return home.resolve(service.module()).resolve("target/app");
    }

    private Path jar(Service service) {
        try (var jars = Files.newDirectoryStream(application(service), "*.jar")) {
            return jars.iterator().next();
        } catch (IOException | NoSuchElementException e) {
            throw notBuilt(service, e);
        }
    }

    private static StartFailed notBuilt(Service service, Exception cause) {
        return new StartFailed(service.module() + " is not built: start with infra/up.", cause);
    }
}
