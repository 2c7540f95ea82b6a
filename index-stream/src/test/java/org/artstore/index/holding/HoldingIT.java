package org.artstore.index.holding;

import static org.artstore.index.Waiting.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.index.Samples;
import org.artstore.index.TestDatabase;
import org.artstore.index.TestLog;
import org.artstore.index.TestService;
import org.artstore.schemas.account.Scopes;
import org.artstore.schemas.document.Document;
import org.artstore.schemas.event.EventJson;
import org.artstore.schemas.file.FileEvent;
import org.artstore.schemas.holding.AppliedPosition;
import org.artstore.schemas.holding.Holdings;
import org.artstore.schemas.holding.IndexedDocument;
import org.artstore.schemas.id.FileId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// What the running service says that its index has.
class HoldingIT {

    private static final String DOCUMENTS = "/internal/v1/documents";
    private static final List<Document> STORED =
            IntStream.range(0, 23)
                    .mapToObj(i -> Samples.document(Samples.named("file-" + i)))
                    .sorted(Comparator.comparing(it -> it.fileId().toString()))
                    .toList();

    private static TestLog log;
    private static TestDatabase database;
    private static TestService service;

    @BeforeAll
    static void start() {
        log = new TestLog();
        database = TestDatabase.create();
        service = TestService.start(database);
        log.sendAll(STORED);
        var archived = STORED.getLast();
        log.sendEvents(
                List.<FileEvent>of(
                        Samples.deleted(STORED.getFirst()),
                        Samples.restored(
                                archived,
                                FileId.create(Samples.CREATED_AT),
                                Samples.CREATED_AT.plus(Duration.ofDays(3)))));
        patiently().until(() -> database.applied() == log.size());
    }

    @AfterAll
    static void stop() {
        service.close();
        log.close();
    }

    @Test
    void everyDocumentOfAnElementIsInOneOfItsWindows() {
        var found = new ArrayList<IndexedDocument>();
        FileId next = null;
        do {
            var window = window("edit-01", next, 5);
            assertThat(window.documents()).hasSizeLessThanOrEqualTo(5);
            found.addAll(window.documents());
            next = window.next();
        } while (next != null);

        assertThat(found).extracting(IndexedDocument::fileId).containsExactlyElementsOf(ids());
        assertThat(found.getFirst().deleted()).isTrue();
        assertThat(found.getFirst().version()).isEqualTo(2);
        assertThat(found.subList(1, found.size()))
                .allMatch(it -> !it.deleted() && it.version() == 1)
                .allMatch(it -> it.checksum().equals(STORED.getLast().content().checksum().hex()));
    }

    @Test
    void everyAnswerSaysHowMuchOfTheLogItStandsFor() {
        var positions = window("nowhere", null, 5_000).positions();

        assertThat(positions.stream().mapToLong(AppliedPosition::nextOffset).sum())
                .isEqualTo(log.size());
        assertThat(positions)
                .extracting(AppliedPosition::topicId)
                .containsOnly(positions.getFirst().topicId());
    }

    @Test
    void restoredCopiesAreToldWhereTheyAre() {
        assertThat(window("edit-01", null, 5_000).copies()).isEmpty();
        var copies = window("edit-02", null, 5_000).copies();

        assertThat(copies).hasSize(1);
        assertThat(copies.getFirst().fileId()).isEqualTo(STORED.getLast().fileId());
        var copyId = copies.getFirst().copyId();
        assertThat(parsed(lookup(List.of(copyId))).copies()).isEqualTo(copies);
    }

    @Test
    void documentsAreLookedUpWhereverTheyAre() {
        var unknown = FileId.create(Samples.CREATED_AT);
        var asked = List.of(STORED.get(3).fileId(), unknown, STORED.getFirst().fileId());

        var found = parsed(lookup(asked));

        assertThat(found.documents())
                .extracting(IndexedDocument::fileId)
                .containsExactly(STORED.getFirst().fileId(), STORED.get(3).fileId());
        assertThat(found.generation()).isEqualTo(1);
    }

    @Test
    void onlyTheServicesMayAsk() {
        var path = DOCUMENTS + "?element_id=edit-01";
        assertThat(service.get(path).statusCode()).isEqualTo(401);
        assertThat(service.get(path, Scopes.JOBS_WRITE).statusCode()).isEqualTo(403);
    }

    @Test
    void whatCannotBeAskedIsRefused() {
        for (var query :
                List.of(
                        "",
                        "?element_id=A!",
                        "?element_id=a&after=x",
                        "?element_id=a&limit=0",
                        "?element_id=a&limit=10001",
                        "?element_id=a&more=1")) {
            assertThat(service.get(DOCUMENTS + query, Scopes.INTERNAL).statusCode())
                    .as(query)
                    .isEqualTo(400);
        }
        for (var body : List.of("{", "{\"file_ids\":[7]}", "{\"file_ids\":null}")) {
            var answer = service.post(DOCUMENTS + "/lookup", Scopes.INTERNAL, body);
            assertThat(answer.statusCode()).as(body).isEqualTo(400);
        }
    }

    private static List<FileId> ids() {
        return STORED.stream().map(Document::fileId).toList();
    }

    private static Holdings window(String element, @Nullable FileId after, int limit) {
        var query = "?element_id=" + element + "&limit=" + limit;
        return parsed(
                service.get(
                        DOCUMENTS + query + (after == null ? "" : "&after=" + after),
                        Scopes.INTERNAL));
    }

    private static HttpResponse<String> lookup(List<FileId> files) {
        var ids = EventJson.MAPPER.writeValueAsString(files);
        return service.post(DOCUMENTS + "/lookup", Scopes.INTERNAL, "{\"file_ids\":" + ids + "}");
    }

    private static Holdings parsed(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return EventJson.MAPPER.readValue(answer.body(), Holdings.class);
    }
}
