package org.artstore.starter.settings;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

import java.util.HashMap;
import java.util.Map;

/// Puts the defaults that all services share behind every other source of settings.
public final class ServiceDefaults implements EnvironmentPostProcessor, Ordered {

    private static final Map<String, Object> DEFAULTS =
            Map.ofEntries(
                    Map.entry("spring.main.banner-mode", "off"),
                    Map.entry("spring.jackson.property-naming-strategy", "SNAKE_CASE"),
                    Map.entry("spring.jackson.deserialization.fail-on-unknown-properties", "true"),
                    Map.entry("spring.web.resources.add-mappings", "false"),
                    Map.entry("spring.lifecycle.timeout-per-shutdown-phase", "10s"),
                    Map.entry("server.shutdown", "graceful"),
                    Map.entry("spring.reactor.netty.shutdown-quiet-period", "0s"),
                    Map.entry("springdoc.api-docs.path", "/openapi.json"),
                    Map.entry("springdoc.enable-kotlin", "false"),
                    Map.entry("springdoc.override-with-generic-response", "false"),
                    // Its clients tell their whole configuration, and each step they take.
                    Map.entry("logging.level.org.apache.kafka", "warn"),
                    Map.entry(
                            "logging.level.org.springframework.web.servlet.PageNotFound", "error"));

    @Override
    public void postProcessEnvironment(
            ConfigurableEnvironment environment, SpringApplication application) {
        var defaults = new HashMap<>(DEFAULTS);
        if (environment.getProperty("artstore.json-logs", Boolean.class, true)) {
            defaults.put("logging.structured.format.console", "ecs");
        }
        environment.getPropertySources().addLast(new MapPropertySource("artstore", defaults));
    }

    /// After the service's own files have been read.
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
