package org.artstore.query.download;

import static org.artstore.query.world.WorkerActor.head;
import static org.artstore.query.world.WorkerActor.reset;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.artstore.query.world.Answer;
import org.artstore.query.world.Papers;
import org.artstore.query.world.World;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.Random;

class DownloadIT {

    private static final World WORLD = World.shared();
    private static final byte[] CONTENT = content(300_000);

    @Test
    void sendsTheBytesAndDescribesThem() throws Exception {
        var papers = stored("Отчёт \"за\" год.pdf", CONTENT, "application/pdf");
        var answer = Answer.to(download(papers));
        var checksum = papers.document().content().checksum();
        var digest = Base64.getEncoder().encodeToString(checksum.toBytes());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.bytes()).isEqualTo(CONTENT);
        assertThat(answer.header("Content-Length")).isEqualTo("300000");
        assertThat(answer.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(answer.header("Accept-Ranges")).isEqualTo("bytes");
        assertThat(answer.header("ETag")).isEqualTo("\"" + checksum + "\"");
        assertThat(answer.header("Repr-Digest")).isEqualTo("sha-256=:" + digest + ":");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Content-Security-Policy")).isEqualTo("sandbox");
        assertThat(answer.header("Content-Disposition"))
                .isEqualTo(
                        "attachment; filename=\"_____ ____ ___.pdf\"; filename*=UTF-8''"
                                + "%D0%9E%D1%82%D1%87%D1%91%D1%82%20%22%D0%B7%D0%B0%22"
                                + "%20%D0%B3%D0%BE%D0%B4.pdf");
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, 0, 1",
        "bytes=0-99999, 0, 100000",
        "bytes=299999-, 299999, 300000",
        "bytes=100000-199999, 100000, 200000",
        "bytes=-1, 299999, 300000",
        "bytes=-999999, 0, 300000",
        "bytes=5-999999999999999999999999, 5, 300000",
    })
    void sendsARange(String range, int from, int to) throws Exception {
        var papers = stored("range.bin");
        var answer = Answer.to(download(papers).header("Range", range));
        assertThat(answer.status()).isEqualTo(206);
        assertThat(answer.bytes()).isEqualTo(Arrays.copyOfRange(CONTENT, from, to));
        assertThat(answer.header("Content-Range"))
                .isEqualTo("bytes " + from + "-" + (to - 1) + "/300000");
        assertThat(answer.header("Content-Length")).isEqualTo(Integer.toString(to - from));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"bytes=9-3", "bytes=a-b", "items=0-5", "bytes=0-1,a-b", "bytes=", "bytes=-"})
    void sendsTheWholeForARangeThatIsNone(String range) throws Exception {
        var answer = Answer.to(download(stored("whole.bin")).header("Range", range));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.bytes()).isEqualTo(CONTENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=300000-", "bytes=300000-300005", "bytes=-0"})
    void refusesARangeBeyondTheEnd(String range) throws Exception {
        var answer = Answer.to(download(stored("short.bin")).header("Range", range));
        assertThat(answer.status()).isEqualTo(416);
        assertThat(answer.header("Content-Range")).isEqualTo("bytes */300000");
        assertThat(answer.code()).isEqualTo("range-not-satisfiable");
    }

    @Test
    void heedsIfRange() throws Exception {
        var papers = stored("resumed.bin");
        var tag = "\"" + papers.document().content().checksum() + "\"";
        var range = "bytes=10-19";
        for (var other : new String[] {"\"other\"", "W/" + tag, "Sat, 01 Jan 2022 00:00:00 GMT"}) {
            var answer =
                    Answer.to(download(papers).header("Range", range).header("If-Range", other));
            assertThat(answer.status()).isEqualTo(200);
        }
        var same = Answer.to(download(papers).header("Range", range).header("If-Range", tag));
        assertThat(same.status()).isEqualTo(206);
    }

    @Test
    void heedsPreconditions() throws Exception {
        var papers = stored("conditional.bin");
        var tag = "\"" + papers.document().content().checksum() + "\"";
        var known = Answer.to(download(papers).header("If-None-Match", tag));
        assertThat(known.status()).isEqualTo(304);
        assertThat(known.header("ETag")).isEqualTo(tag);
        var changed = Answer.to(download(papers).header("If-Match", "\"other\""));
        assertThat(changed.status()).isEqualTo(412);
        assertThat(Answer.to(download(papers).header("If-None-Match", "*")).status())
                .isEqualTo(304);
    }

    @Test
    void answersAHeadWithoutAskingTheWorker() throws Exception {
        var papers = stored("head.bin");
        var answer = Answer.to(download(papers).header("Range", "bytes=0-5").HEAD());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Length")).isEqualTo("300000");
        assertThat(answer.header("ETag")).isNotEmpty();
        assertThat(answer.bytes()).isEmpty();
        assertThat(WORLD.worker().requestsFor(papers.file())).isEmpty();
    }

    @Test
    void hidesTheBytesOfAnotherTenant() throws Exception {
        var papers = stored("secret.bin");
        var theirs = WORLD.reader().tenant("other").sign();
        assertThat(Answer.to(WORLD.get(path(papers), theirs)).status()).isEqualTo(404);
        assertThat(Answer.to(WORLD.get(path(papers), theirs).HEAD()).status()).isEqualTo(404);
        assertThat(WORLD.worker().requestsFor(papers.file())).isEmpty();
    }

    @Test
    void usesTheTokenOfTheServicesAgain() throws Exception {
        Answer.to(download(stored("first.bin")));
        int issued = WORLD.issuer().issued();
        for (int i = 0; i < 5; i++) {
            Answer.to(download(stored("next.bin")));
        }
        assertThat(WORLD.issuer().issued()).isEqualTo(issued);
    }

    @Test
    void replacesATokenThatIsRefusedOnce() throws Exception {
        var papers = stored("refused.bin");
        Answer.to(download(papers));
        var stale = WORLD.worker().requestsFor(papers.file()).getFirst().authorization();
        WORLD.worker()
                .when(
                        papers.file(),
                        (request, out, _) -> {
                            boolean known = Objects.equals(request.authorization(), stale);
                            head(
                                    out,
                                    known ? "401 Unauthorized" : "200 OK",
                                    tag(papers),
                                    "Content-Length: " + (known ? 0 : CONTENT.length));
                            out.write(known ? new byte[0] : CONTENT);
                        });
        assertThat(Answer.to(download(papers)).bytes()).isEqualTo(CONTENT);

        WORLD.worker().when(papers.file(), (_, out, _) -> head(out, "401 No", "Content-Length: 0"));
        int before = WORLD.worker().requestsFor(papers.file()).size();
        assertThat(Answer.to(download(papers)).code()).isEqualTo("worker-unavailable");
        assertThat(WORLD.worker().requestsFor(papers.file())).hasSize(before + 2);
    }

    @Test
    void saysThatABrokenDocumentIsDamaged() throws Exception {
        var papers = stored("damaged.bin");
        var problem = "{\"code\":\"damaged\",\"status\":503,\"title\":\"x\"}";
        WORLD.worker()
                .when(
                        papers.file(),
                        (_, out, _) -> {
                            head(
                                    out,
                                    "503 Service Unavailable",
                                    "Content-Type: application/problem+json",
                                    "Content-Length: " + problem.length());
                            out.write(problem.getBytes(StandardCharsets.UTF_8));
                        });
        var answer = Answer.to(download(papers));
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("damaged");
    }

    @ParameterizedTest
    @CsvSource({"404 Not Found, not-found", "410 Gone, deleted"})
    void findsNothingWhereTheWorkerHasNothing(String status, String code) throws Exception {
        var papers = stored("gone.bin");
        WORLD.worker().when(papers.file(), (_, out, _) -> head(out, status, "Content-Length: 0"));
        var answer = Answer.to(download(papers));
        assertThat(answer.status() + " ").isEqualTo(status.substring(0, 4));
        assertThat(answer.code()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"500 No", "503 No", "403 No", "206 Partial Content", "204 No Content"})
    void passesNoOtherAnswerOn(String status) throws Exception {
        var papers = stored("odd.bin");
        WORLD.worker().when(papers.file(), (_, out, _) -> head(out, status, "Content-Length: 0"));
        assertUnavailable(Answer.to(download(papers)));
    }

    @Test
    void passesNoOtherRangeOn() throws Exception {
        var papers = stored("other range.bin");
        WORLD.worker()
                .when(
                        papers.file(),
                        (_, out, _) -> {
                            head(
                                    out,
                                    "206 Partial Content",
                                    tag(papers),
                                    "Content-Length: 10",
                                    "Content-Range: bytes 1-10/300000");
                            out.write(CONTENT, 0, 10);
                        });
        assertUnavailable(Answer.to(download(papers).header("Range", "bytes=0-9")));
    }

    @Test
    void passesTheBytesOfNoOtherDocumentOn() throws Exception {
        var papers = stored("mine.bin");
        WORLD.worker().holds(papers.file(), new byte[CONTENT.length]);
        assertUnavailable(Answer.to(download(papers)));
    }

    @Test
    void answersWithinABoundWhenTheWorkerIsAway() throws Exception {
        URI nobody;
        try (var socket = new ServerSocket(0)) {
            nobody = URI.create("http://localhost:" + socket.getLocalPort());
        }
        var papers = Papers.called("away.bin").on("edit-away").holding(CONTENT, "text/plain");
        WORLD.log().serving(papers.document().location().elementId(), nobody);
        WORLD.log().stored(papers);
        var start = Instant.now();
        var answer = Answer.to(download(papers));
        assertUnavailable(answer);
        assertThat(answer.header("Retry-After")).isNotEmpty();
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void answersThatAnUnknownElementIsAway() throws Exception {
        var papers = Papers.called("nowhere.bin").on("rw-unknown").holding(CONTENT, "text/plain");
        WORLD.log().stored(papers);
        assertUnavailable(Answer.to(download(papers)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"close", "reset", "close-late", "reset-late"})
    void cutsTheConnectionWhenTheWorkerDiesMidway(String how) throws Exception {
        var papers = stored("cut.bin", content(3_000_000), "application/octet-stream");
        WORLD.worker()
                .when(
                        papers.file(),
                        (_, out, socket) -> {
                            head(out, "200 OK", tag(papers), "Content-Length: 3000000");
                            out.write(new byte[how.endsWith("late") ? 2_999_999 : 100_000]);
                            out.flush();
                            if (how.startsWith("reset")) {
                                // What is on its way arrives first.
                                Awaitility.await()
                                        .pollDelay(Duration.ofMillis(300))
                                        .until(() -> true);
                                reset(socket);
                            } else {
                                socket.close();
                            }
                        });
        assertThatThrownBy(() -> Answer.to(download(papers))).isInstanceOf(IOException.class);
    }

    @Test
    void saysNothingOfBytesThatNeverCame() throws Exception {
        var papers = stored("never.bin");
        WORLD.worker()
                .when(
                        papers.file(),
                        (_, out, socket) -> {
                            head(out, "200 OK", tag(papers), "Content-Length: " + CONTENT.length);
                            socket.close();
                        });
        var answer = Answer.to(download(papers));
        assertUnavailable(answer);
        assertThat(answer.header("ETag")).isEmpty();
        assertThat(answer.header("Repr-Digest")).isEmpty();
        assertThat(answer.header("Content-Disposition")).isEmpty();
    }

    @Test
    void readsNoFasterThanTheClient() throws Exception {
        var large = content(100_000_000);
        var papers = stored("slow.bin", large, "application/octet-stream");
        long before = WORLD.worker().sent();
        var request = download(papers).timeout(Duration.ofSeconds(20)).build();
        try (var client = HttpClient.newHttpClient();
                var body = client.send(request, BodyHandlers.ofInputStream()).body()) {
            assertThat(body.read()).isNotNegative();
            // What fits into the sockets and buffers on the way is sent, and no more.
            Awaitility.await()
                    .during(Duration.ofSeconds(1))
                    .until(() -> WORLD.worker().sent() - before < 40_000_000);
        }
        assertThat(WORLD.worker().sent() - before).isLessThan(40_000_000);
    }

    private static void assertUnavailable(Answer answer) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("worker-unavailable");
        assertThat(answer.text()).doesNotContain("localhost", "edit-", "rw-", "Exception");
    }

    private static Papers stored(String name) throws Exception {
        return stored(name, CONTENT, "application/octet-stream");
    }

    private static Papers stored(String name, byte[] content, String type) throws Exception {
        var papers = Papers.called(name).holding(content, type);
        WORLD.worker().holds(papers.file(), content);
        WORLD.log().stored(papers);
        return papers;
    }

    private static String tag(Papers papers) {
        return "ETag: \"" + papers.document().content().checksum() + "\"";
    }

    private static HttpRequest.Builder download(Papers papers) {
        return WORLD.get(path(papers));
    }

    private static String path(Papers papers) {
        return "/api/v1/files/" + papers.file() + "/download";
    }

    private static byte[] content(int length) {
        var bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
