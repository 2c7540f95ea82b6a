package org.artstore.ingest.multipart;

import com.fasterxml.jackson.annotation.JsonInclude;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

import java.net.URI;
import java.util.Map;

/// What became of one file: what the answer would have been had it come alone.
///
/// @param index of its part among those of files, from 0
/// @param document when it is stored
/// @param upload when it is durable, but not known to be stored
/// @param problem when there is no document
@JsonInclude(JsonInclude.Include.NON_NULL)
record ItemResult(
        int index,
        int status,
        @Nullable URI location,
        @Nullable Object document,
        @Nullable Object upload,
        @Nullable Map<String, Object> problem) {

    static ItemResult of(int index, ResponseEntity<Object> answer) {
        int status = answer.getStatusCode().value();
        var location = answer.getHeaders().getLocation();
        return status == HttpStatus.CREATED.value()
                ? new ItemResult(index, status, location, answer.getBody(), null, null)
                : new ItemResult(index, status, location, null, answer.getBody(), null);
    }

    static ItemResult of(int index, int status, Map<String, Object> problem) {
        return new ItemResult(index, status, null, null, null, problem);
    }

    boolean isStored() {
        return document != null;
    }
}
