package org.artstore.starter.kafka;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// The cluster, and how safely topics lie on it.
///
/// @param flushMessages after how many records a broker syncs its disk; if unset, the replicas are
/// the safety
@Validated
@ConfigurationProperties("artstore.kafka")
public record KafkaSettings(
        @NotBlank @DefaultValue("localhost:9092") String bootstrapServers,
        @Min(1) @DefaultValue("3") short replicationFactor,
        @Min(1) @DefaultValue("2") short minInsyncReplicas,
        @Nullable @Min(1) Long flushMessages) {}
