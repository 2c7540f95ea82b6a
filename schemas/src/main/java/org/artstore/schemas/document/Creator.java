package org.artstore.schemas.document;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.artstore.schemas.id.ClientId;
import org.jspecify.annotations.Nullable;

/// The client's account that created a document; never a service's own.
public record Creator(
        @JsonProperty("created_by_id") ClientId id,
        @JsonProperty("created_by_username") String username,
        @JsonProperty("created_by_fullname") @Nullable String fullname) {}
