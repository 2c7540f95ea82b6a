package org.artstore.ingest.answer;

import jakarta.validation.constraints.NotNull;

import org.artstore.schemas.id.FileId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.net.URI;

/// Where documents are read.
///
/// @param publicUrl of query-api, as clients reach it
@Validated
@ConfigurationProperties("artstore.query")
record QuerySettings(@NotNull @DefaultValue("http://localhost:8030") URI publicUrl) {

    URI document(FileId file) {
        var base = publicUrl.toString();
        var trimmed = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
        return URI.create(trimmed + "/api/v1/files/" + file);
    }
}
