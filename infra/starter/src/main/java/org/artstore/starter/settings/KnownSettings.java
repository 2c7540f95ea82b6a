package org.artstore.starter.settings;

import org.springframework.boot.context.properties.ConfigurationPropertiesBean;
import org.springframework.context.ApplicationContext;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/// The names of all settings that this service reads, as its settings records declare them, in a
/// form in which every spelling of a name is the same.
///
/// @param exact settings with one value
/// @param open settings below which any name may stand (maps and lists)
/// @param shared prefixes that mean the same in all services
record KnownSettings(Set<String> exact, Set<String> open, Set<String> shared) {

    private static final String STARTER = "org.artstore.starter";

    static KnownSettings in(ApplicationContext context) {
        var known = new KnownSettings(new HashSet<>(), new HashSet<>(), new HashSet<>());
        ConfigurationPropertiesBean.getAll(context).values().stream()
                .filter(bean -> bean.getAnnotation().prefix().startsWith("artstore"))
                .forEach(
                        bean ->
                                known.add(
                                        bean.getAnnotation().prefix(),
                                        Objects.requireNonNull(bean.getInstance()).getClass()));
        return known;
    }

    boolean knows(String name) {
        var uniform = uniform(name);
        return exact.contains(uniform) || open.stream().anyMatch(uniform::startsWith);
    }

    /// Whether a name can only be one of a record that every service has.
    boolean ownsPrefixOf(String name) {
        var uniform = uniform(name);
        return shared.stream().anyMatch(uniform::startsWith);
    }

    static String uniform(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    private void add(String prefix, Class<?> type) {
        if (type.getName().startsWith(STARTER) && prefix.contains(".")) {
            shared.add(uniform(prefix));
        }
        addRecord(prefix, type);
    }

    private void addRecord(String prefix, Class<?> type) {
        for (var component : type.getRecordComponents()) {
            var name = prefix + "." + component.getName();
            if (component.getType().isRecord() && isSettings(component)) {
                addRecord(name, component.getType());
            } else if (isOpen(component.getType())) {
                open.add(uniform(name));
            } else {
                exact.add(uniform(name));
            }
        }
    }

    private static boolean isSettings(RecordComponent component) {
        return component.getType().getPackageName().startsWith("org.artstore")
                && component.getType().getRecordComponents().length > 1;
    }

    private static boolean isOpen(Class<?> type) {
        return Stream.of(Map.class, Collection.class).anyMatch(it -> it.isAssignableFrom(type))
                || type.isArray();
    }
}
