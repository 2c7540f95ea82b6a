package org.artstore.worker.s3;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/// How this worker talks to object stores. Where the elements lie is said where they are
/// registered.
///
/// @param scratch where the uploads to S3 elements lie until they are committed, a directory for
///     each element: what is lost with it comes again from the journal
/// @param credentials of all elements that have none of their own
/// @param elements credentials of single elements, by their ids
/// @param partSize files from this size on are sent in parts
/// @param parallelParts how many parts of one file are sent at once
/// @param attempts of a request before it counts as failed
/// @param attemptTimeout of one of them
@Validated
@ConfigurationProperties("artstore.worker.s3")
public record S3Settings(
        @NotNull @DefaultValue("scratch") Path scratch,
        @Valid @Nullable Credentials credentials,
        @NotNull @DefaultValue Map<String, @Valid Credentials> elements,
        @NotNull @DefaultValue("8MB") DataSize partSize,
        @Min(1) @Max(64) @DefaultValue("4") int parallelParts,
        @Min(1) @Max(20) @DefaultValue("4") int attempts,
        @NotNull @DefaultValue("PT30S") Duration attemptTimeout) {

    private static final DataSize LEAST_PART = DataSize.ofMegabytes(5);

    public S3Settings {
        elements = Map.copyOf(elements);
        if (partSize.compareTo(LEAST_PART) < 0) {
            throw new IllegalArgumentException("part-size must be at least " + LEAST_PART);
        }
    }

    /// What one is known by to an object store.
    public record Credentials(@NotBlank String accessKey, @NotBlank String secretKey) {

        @Override
        public String toString() {
            return "Credentials[" + accessKey + "]";
        }
    }

    @Nullable Credentials of(String element) {
        return elements.getOrDefault(element, credentials);
    }
}
