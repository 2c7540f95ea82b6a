package org.artstore.query.index;

import org.artstore.schemas.document.Document;
import org.artstore.schemas.event.EventJson;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.id.TenantId;
import org.artstore.starter.request.ReactiveRequests;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.r2dbc.core.DatabaseClient;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/// The live generation of the index. Failures are [IndexRejected].
public final class IndexTables {

    private static final Logger LOG = LoggerFactory.getLogger(IndexTables.class);

    private static final String DOCUMENT =
            "select body, version, status = 'deleted' as deleted from live.documents"
                    + " where file_id = :file_id and tenant = :tenant";
    private static final String APPLIED =
            "select partition, next_offset from live.positions where topic_id = :topic_id";
    private static final String DAMAGES = "select file_id, element_id from live.damages";

    private static final String RESTORES = "select file_id, element_id from live.restores";

    private static final String RESTORED =
            "select file_id, copy_id, element_id, expires_at from live.restored";

    private final DatabaseClient client;

    IndexTables(DatabaseClient client) {
        this.client = client;
    }

    /// What the index knows of the document, or nothing.
    public Mono<DocumentRow> document(TenantId tenant, FileId file) {
        return rows(statements ->
                        statements
                                .sql(DOCUMENT)
                                .bind("file_id", file.value())
                                .bind("tenant", tenant.value())
                                .mapProperties(DocumentRow.class)
                                .all())
                .next();
    }

    /// How far the topic of this id has been applied: the next offset of each partition.
    public Mono<Map<Integer, Long>> applied(UUID topicId) {
        return rows(statements ->
                        statements
                                .sql(APPLIED)
                                .bind("topic_id", topicId)
                                .mapProperties(Position.class)
                                .all())
                .collectMap(Position::partition, Position::nextOffset);
    }

    /// All copies that are damaged.
    public Flux<Copy> damages() {
        return copies(DAMAGES);
    }

    /// All archived copies that somebody wants.
    public Flux<Copy> restores() {
        return copies(RESTORES);
    }

    /// All restored copies of archived documents.
    public Flux<RestoredCopy> restored() {
        return rows(statements -> statements.sql(RESTORED).mapProperties(RestoredRow.class).all())
                .map(RestoredRow::copy);
    }

    private Flux<Copy> copies(String sql) {
        return rows(statements -> statements.sql(sql).mapProperties(CopyRow.class).all())
                .map(it -> new Copy(new FileId(it.fileId()), new ElementId(it.elementId())));
    }

    /// What a statement of the caller's own finds.
    public <T> Flux<T> rows(Function<DatabaseClient, Flux<T>> statement) {
        return Flux.deferContextual(
                context ->
                        statement
                                .apply(client)
                                .onErrorMap(DataAccessException.class, IndexFailures::understood)
                                .doOnError(
                                        IndexRejected.Unavailable.class,
                                        failure -> tell(failure, ReactiveRequests.idIn(context))));
    }

    /// Reads the column `body`.
    public static Document document(String body) {
        return EventJson.MAPPER.readValue(body, Document.class);
    }

    private static void tell(IndexRejected.Unavailable failure, String request) {
        LOG.atWarn()
                .addKeyValue(ReactiveRequests.LOGGED_AS, request)
                .addKeyValue("reason", failure.getCause())
                .log("The index cannot be read");
    }

    private record CopyRow(UUID fileId, String elementId) {}

    private record RestoredRow(UUID fileId, UUID copyId, String elementId, Instant expiresAt) {

        RestoredCopy copy() {
            return new RestoredCopy(
                    new FileId(fileId),
                    new Copy(new FileId(copyId), new ElementId(elementId)),
                    expiresAt);
        }
    }

    /// What the index knows of a document.
    ///
    /// @param body the document, which [#document(String)] reads, unless it was deleted
    public record DocumentRow(String body, long version, boolean deleted) {}

    private record Position(int partition, long nextOffset) {}
}
