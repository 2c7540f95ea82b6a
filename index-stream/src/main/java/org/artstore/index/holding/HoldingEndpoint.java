package org.artstore.index.holding;

import org.artstore.schemas.account.Scopes;
import org.artstore.schemas.event.EventJson;
import org.artstore.schemas.holding.Holdings;
import org.artstore.schemas.holding.Lookup;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;
import org.artstore.starter.endpoint.RequiresScope;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

import tools.jackson.core.JacksonException;

import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.function.Function;

/// Tells the other services what the index has.
@RestController
@RequiresScope(Scopes.INTERNAL)
final class HoldingEndpoint {

    private static final Logger LOG = LoggerFactory.getLogger(HoldingEndpoint.class);
    private static final int WIDEST = 10_000;

    private final HoldingTable table;
    private final Scheduler database;

    HoldingEndpoint(HoldingTable table, Scheduler database) {
        this.table = table;
        this.database = database;
    }

    /// What an element has among the next `limit` documents of the whole index behind `after`: so a
    /// page may be empty, and is the last one only when it has no `next`.
    @GetMapping("/internal/v1/documents")
    Mono<ResponseEntity<byte[]>> window(
            @RequestParam(name = "element_id") String elementId,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "5000") int limit) {
        var element = parsed("element_id", elementId, ElementId::new);
        var behind = after == null ? null : parsed("after", after, FileId::parse);
        if (limit < 1 || limit > WIDEST) {
            throw new HoldingRejected.Malformed("limit");
        }
        return answer(() -> table.window(element, behind, limit));
    }

    /// The rows of some documents, whatever element they are on.
    @PostMapping(
            path = "/internal/v1/documents/lookup",
            consumes = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<byte[]>> lookup(@RequestBody byte[] body) {
        var lookup = parsed(body);
        if (lookup.fileIds().size() > Lookup.MOST) {
            throw new HoldingRejected.Malformed("file_ids");
        }
        return answer(() -> table.of(lookup.fileIds()));
    }

    private Mono<ResponseEntity<byte[]>> answer(Callable<Holdings> question) {
        return Mono.fromCallable(question)
                .subscribeOn(database)
                .onErrorMap(SQLException.class, HoldingEndpoint::unavailable)
                .map(
                        found ->
                                ResponseEntity.ok()
                                        .contentType(MediaType.APPLICATION_JSON)
                                        .body(EventJson.MAPPER.writeValueAsBytes(found)));
    }

    private static HoldingRejected unavailable(SQLException failure) {
        LOG.atWarn().setCause(failure).log("The index cannot be read");
        return new HoldingRejected.Unavailable();
    }

    private static Lookup parsed(byte[] body) {
        try {
            return EventJson.MAPPER.readValue(body, Lookup.class);
        } catch (JacksonException _) {
            throw new HoldingRejected.Malformed("file_ids");
        }
    }

    private static <T> T parsed(String name, String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException _) {
            throw new HoldingRejected.Malformed(name);
        }
    }
}
