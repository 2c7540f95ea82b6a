package org.artstore.standalone.services;

import org.artstore.embedded.process.StartFailed;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/// The settings that some service reads, as the services' jars list them. What nobody reads is a
/// typing error, and none of the services would notice: each takes it for another's.
///
/// @param jars of all services
public record KnownSettings(List<Path> jars) {
    private static final String METADATA = "META-INF/spring-configuration-metadata.json";
    private static final JsonMapper JSON = new JsonMapper();

    public static KnownSettings of(Installation installation) {
        return new KnownSettings(
                Stream.of(Service.values())
                        .flatMap(service -> installation.jars(service).stream())
                        .toList());
    }

    /// Throws [StartFailed] that names what no service knows.
    public void require(Collection<String> settings) {
        var known = uniform();
        var unknown = new TreeSet<>(settings);
        unknown.removeIf(name -> known.contains(uniform(name)));
        if (!unknown.isEmpty()) {
            throw new StartFailed(
                    "No service has a setting %s: correct or remove what --set says."
                            .formatted(String.join(", ", unknown)));
        }
    }

    private Set<String> uniform() {
        return jars.stream()
                .flatMap(jar -> names(jar).stream())
                .map(KnownSettings::uniform)
                .collect(Collectors.toSet());
    }

    /// `max-size`, `maxSize` and `max_size` are the same setting.
    private static String uniform(String name) {
        return ServiceSettings.variable(name).replace("_", "");
    }

    private static List<String> names(Path jar) {
        try (var zip = new ZipFile(jar.toFile())) {
            var metadata = zip.getEntry(METADATA);
            if (metadata == null) {
                return List.of();
            }
            try (var content = zip.getInputStream(metadata)) {
                return JSON.readTree(content)
                        .path("properties")
                        .valueStream()
                        .map(property -> property.path("name").asString())
                        .toList();
            }
        } catch (IOException e) {
            throw new StartFailed("Cannot read " + jar + ".", e);
        }
    }
}
