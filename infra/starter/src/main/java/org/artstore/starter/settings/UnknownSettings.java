package org.artstore.starter.settings;

import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.StandardEnvironment;

import java.util.Locale;
import java.util.TreeSet;

/// Refuses to start with a setting that nobody reads: it is a typing error, and the default it
/// hides may be dangerous.
///
/// All services of an installation may share one environment, so a variable for another service is
/// none of this one's business, unless its prefix means the same in all of them.
final class UnknownSettings extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private UnknownSettings(String sentence) {
        super(sentence);
    }

    static void refuse(ConfigurableEnvironment environment, KnownSettings known) {
        var unknown = new TreeSet<String>();
        for (var source : environment.getPropertySources()) {
            if (source instanceof EnumerablePropertySource<?> names) {
                var shared = isShared(source.getName());
                for (var name : names.getPropertyNames()) {
                    if (isOurs(name)
                            && !known.knows(name)
                            && (!shared || known.ownsPrefixOf(name))) {
                        unknown.add(name);
                    }
                }
            }
        }
        if (!unknown.isEmpty()) {
            throw new UnknownSettings("There is no setting " + String.join(", ", unknown) + ".");
        }
    }

    private static boolean isShared(String source) {
        return source.equals(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
    }

    private static boolean isOurs(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith("artstore.") || lower.startsWith("artstore_");
    }
}
