package org.artstore.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.query.world.Answer;
import org.artstore.query.world.Papers;
import org.artstore.query.world.World;
import org.artstore.schemas.file.Receipt;
import org.artstore.schemas.id.FileId;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/// What one tenant has is to another as if it had never been, by whatever name it is asked for.
class TenantsIT {

    private static final World WORLD = World.shared();
    private static final byte[] CONTENT = "ours, not theirs".getBytes(StandardCharsets.UTF_8);
    private static final List<String> PATHS =
            List.of(
                    "/api/v1/files/%s",
                    "/api/v1/files/%s/download", "/api/v1/files/%s/download?redirect=true");

    private final String theirs = WORLD.reader().tenant("theirs").sign();

    /// An answer as far as it could tell something.
    private record Seen(int status, String body, TreeSet<String> headers) {

        static Seen of(Answer answer, FileId file) {
            var body =
                    answer.text()
                            .replaceAll("\"request_id\":\"[^\"]*\"", "")
                            .replace(file.toString(), "<id>");
            return new Seen(
                    answer.status(),
                    body,
                    new TreeSet<>(answer.response().headers().map().keySet()));
        }
    }

    @Test
    void areToldTheSameOfOthersDocumentsAsOfNone() throws Exception {
        var young = stored(Papers.called("young.txt"));
        var old = stored(Papers.called("old.txt").createdAgo(Duration.ofDays(30)));
        var deleted = stored(Papers.called("deleted.txt"));
        WORLD.log().deleted(deleted);
        var indexed = Papers.called("indexed.txt").createdAgo(Duration.ofDays(90));
        WORLD.worker().holds(indexed.file(), CONTENT);
        WORLD.index().add(indexed.holding(CONTENT, "text/plain"));
        for (var papers : List.of(young, old, deleted, indexed)) {
            Awaitility.await().until(() -> Answer.to(WORLD.get(path(papers))).status() != 404);
            assertSameAsNone(papers, FileId.create(papers.file().createdAt()));
        }
    }

    private void assertSameAsNone(Papers papers, FileId none) throws Exception {
        var tag = "\"" + papers.document().content().checksum() + "\"";
        List<UnaryOperator<HttpRequest.Builder>> ways =
                List.of(
                        request -> request,
                        HttpRequest.Builder::HEAD,
                        request -> request.header("If-None-Match", tag),
                        request -> request.header("If-None-Match", "\"1\""),
                        request -> request.header("If-Match", "\"2\""),
                        request -> request.header("Range", "bytes=0-0,5-6"),
                        request -> request.header("Range", "bytes=900-"));
        for (var path : PATHS) {
            for (var way : ways) {
                assertThat(seen(path, papers.file(), way))
                        .as(path)
                        .isEqualTo(seen(path, none, way));
            }
        }
        assertThat(seen(PATHS.getFirst(), papers.file(), way -> way).status()).isEqualTo(404);
    }

    @Test
    void learnNothingFromOthersReceipts() throws Exception {
        var papers = Papers.called("receipted.txt").holding(CONTENT, "text/plain");
        var receipt = WORLD.log().stored(papers);
        Awaitility.await().until(() -> Answer.to(WORLD.get(path(papers))).status() == 200);
        assertThat(after(receipt, path(papers)).code()).isEqualTo("not-found");
        assertThat(after(receipt, path(papers) + "/download").code()).isEqualTo("not-found");
        WORLD.index().applied(WORLD.log().topicId(), receipt.partition(), receipt.offset() + 1);
        var list = after(receipt, "/api/v1/files");
        assertThat(list.status()).isEqualTo(200);
        assertThat(list.json().path("items")).isEmpty();
    }

    @Test
    void goOnWithNobodyElsesCursor() throws Exception {
        WORLD.index().add(Papers.called("first.txt"), Papers.called("second.txt"));
        var cursor =
                Answer.to(WORLD.get("/api/v1/files?limit=1")).json().path("next_cursor").asString();
        assertThat(Answer.to(WORLD.get("/api/v1/files?limit=1&cursor=" + cursor)).status())
                .isEqualTo(200);
        var answer = Answer.to(WORLD.get("/api/v1/files?limit=1&cursor=" + cursor, theirs));
        assertThat(answer.code()).isEqualTo("invalid-cursor");
        assertThat(Answer.to(WORLD.get("/api/v1/files", theirs)).json().path("items")).isEmpty();
    }

    @Test
    void seeNoCountsOfOthers() throws Exception {
        var papers = stored(Papers.called("counted.txt"));
        assertThat(Answer.to(WORLD.get(path(papers) + "/download")).status()).isEqualTo(200);
        Awaitility.await()
                .until(
                        () ->
                                Answer.to(WORLD.get("/api/v1/stats/downloads"))
                                                .json()
                                                .at("/total/downloads")
                                                .asLong()
                                        > 0);
        var none = WORLD.reader().tenant("reads-nothing").sign();
        for (var what : List.of("downloads", "searches")) {
            var answer = Answer.to(WORLD.get("/api/v1/stats/" + what, none));
            assertThat(answer.json().path("items")).isEmpty();
            assertThat(answer.json().path("total").properties())
                    .allMatch(it -> it.getValue().asLong() == 0);
        }
    }

    private Seen seen(String path, FileId file, UnaryOperator<HttpRequest.Builder> way)
            throws Exception {
        var request = WORLD.get(path.formatted(file), theirs);
        return Seen.of(Answer.to(way.apply(request)), file);
    }

    private Answer after(Receipt receipt, String path) throws Exception {
        return Answer.to(WORLD.get(path, theirs).header("Artstore-After", receipt.toString()));
    }

    private static String path(Papers papers) {
        return "/api/v1/files/" + papers.file();
    }

    private static Papers stored(Papers papers) throws Exception {
        papers.holding(CONTENT, "text/plain");
        WORLD.worker().holds(papers.file(), CONTENT);
        WORLD.log().stored(papers);
        return papers;
    }
}
