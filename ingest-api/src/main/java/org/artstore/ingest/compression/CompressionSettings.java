package org.artstore.ingest.compression;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;

import org.artstore.schemas.element.Compression;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

import java.util.List;

/// What is compressed on its way through Kafka.
///
/// @param codec for elements of which nobody said anything: none, lz4 or zstd
/// @param mediaTypes of documents that may be worth it
/// @param least a document that begins with fewer bytes is not
/// @param mostRatio of a sample's length compressed to its length: above it, it is not worth it
@Validated
@ConfigurationProperties("artstore.compression")
record CompressionSettings(
        @NotNull @DefaultValue("none") Compression codec,
        @NotNull
                @DefaultValue({
                    "text/*",
                    "application/json",
                    "application/*+json",
                    "application/x-ndjson",
                    "application/xml",
                    "application/*+xml",
                    "image/svg+xml",
                    "application/javascript",
                    "application/sql",
                    "application/yaml",
                    "application/rtf",
                    "application/postscript",
                    "application/x-tar"
                })
                List<String> mediaTypes,
        @NotNull @DefaultValue("4KB") DataSize least,
        @DecimalMin("0") @DecimalMax("1") @DefaultValue("0.8") double mostRatio) {}
