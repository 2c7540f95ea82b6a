package org.artstore.worker.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.artstore.schemas.download.ContentLink;
import org.artstore.schemas.download.LinkKey;
import org.artstore.schemas.id.FileId;
import org.artstore.worker.RunningWorker;
import org.artstore.worker.SharedWorker;
import org.artstore.worker.TestElement;
import org.artstore.worker.TestKafka;
import org.artstore.worker.TestUpload;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

@ExtendWith(SharedWorker.class)
@TestInstance(Lifecycle.PER_CLASS)
class LinkIT {

    private static final int SIZE = 3_000_000;

    private final RunningWorker worker;
    private final TestElement element;
    private final TestUpload upload;

    LinkIT(RunningWorker worker) {
        this.worker = worker;
        this.element = TestElement.of(worker);
        this.upload = element.upload("по ссылке.txt", SIZE);
    }

    @BeforeAll
    void store() {
        worker.ready(1);
        TestKafka.journal(upload.records());
        TestKafka.awaitTold(upload);
    }

    @AfterAll
    void withdrawElement() {
        element.withdraw();
    }

    @Test
    void servesTheBytesWithoutAToken() {
        var answer = get(good());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(upload.bytes());
        assertThat(field(answer, "ETag")).isEqualTo(tag());
        assertThat(field(answer, "Repr-Digest")).startsWith("sha-256=:");
        assertThat(field(answer, "Content-Disposition")).startsWith("attachment; filename=");
        assertThat(field(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(field(answer, "Content-Security-Policy")).isEqualTo("sandbox");
        assertThat(field(answer, "Cache-Control")).isEqualTo("private, no-cache");
    }

    @Test
    void goesOnWhereAnotherDownloadEnded() {
        var answer = get(good(), "Range", "bytes=1000000-", "If-Range", tag());

        assertThat(answer.statusCode()).isEqualTo(206);
        assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(upload.bytes(), 1_000_000, SIZE));
        assertThat(get(good(), "Range", "bytes=1-2", "If-Range", "\"other\"").statusCode())
                .isEqualTo(200);
    }

    @Test
    void heedsPreconditions() {
        assertThat(get(good(), "If-None-Match", tag()).statusCode()).isEqualTo(304);
        assertThat(get(good(), "If-Match", "\"other\"").statusCode()).isEqualTo(412);
    }

    @Test
    void answersAHead() {
        var answer = send(request(good()).method("HEAD", BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(field(answer, "Content-Length")).isEqualTo(Integer.toString(SIZE));
        assertThat(field(answer, "Repr-Digest")).isNotEmpty();
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void opensNothingWithALinkThatIsNotGood() {
        var other = LinkKey.of("another secret, of thirty-two letters");

        assertThat(code(get(link(other, upload.fileId(), Duration.ofMinutes(1)))))
                .contains("link-invalid");
        assertThat(code(get("nonsense"))).contains("link-invalid");
        assertThat(code(get(link(key(), upload.fileId(), Duration.ofSeconds(-1)))))
                .contains("link-expired");
        assertThat(
                        get(link(key(), FileId.create(Instant.now()), Duration.ofMinutes(1)))
                                .statusCode())
                .isEqualTo(404);
    }

    @Test
    void opensNothingElse() {
        var path = ContentLink.PATH + good() + "/../../internal/v1/files/" + upload.fileId();

        assertThat(worker.get(path).statusCode()).isIn(400, 401, 404);
        assertThat(worker.get("/internal/v1/files/" + upload.fileId() + "/content").statusCode())
                .isEqualTo(401);
    }

    @Test
    void sendsAnotherCopyInThePlaceOfOneThatIsDamaged() {
        var second = TestElement.of(worker);
        worker.ready(2);
        var twice = element.upload("twice", 10_000);
        TestKafka.journal(twice.whole());
        TestKafka.journal(twice.on(second.id()).whole());
        var copies = List.of(stored(element, twice), stored(second, twice));
        var link = link(key(), twice.fileId(), Duration.ofMinutes(1));

        damage(copies.getFirst());
        assertThat(get(link).body()).isEqualTo(twice.bytes());
        damage(copies.getLast());
        assertThat(get(link).statusCode()).isEqualTo(503);
        second.withdraw();
    }

    private static Path stored(TestElement where, TestUpload upload) {
        return await()
                .until(
                        () -> {
                            try (var files = Files.walk(where.root())) {
                                return files.filter(
                                                it ->
                                                        it.toString()
                                                                .contains(
                                                                        upload.fileId().toString()))
                                        .filter(it -> !it.toString().contains(".staging"))
                                        .toList();
                            }
                        },
                        found -> found.size() == 2)
                .stream()
                .filter(it -> !it.toString().endsWith(".json"))
                .findFirst()
                .orElseThrow();
    }

    private static void damage(Path file) {
        try {
            var bytes = Files.readAllBytes(file);
            bytes[bytes.length / 2] ^= 1;
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String good() {
        return link(key(), upload.fileId(), Duration.ofMinutes(1));
    }

    private String link(LinkKey key, FileId file, Duration life) {
        return new ContentLink(file, upload.checksum(), Instant.now().plus(life)).signed(key);
    }

    private static LinkKey key() {
        return LinkKey.of(RunningWorker.LINKS);
    }

    private String tag() {
        return "\"" + upload.checksum() + "\"";
    }

    private HttpResponse<byte[]> get(String link, String... headers) {
        var request = request(link);
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private HttpRequest.Builder request(String link) {
        return HttpRequest.newBuilder(worker.uri(ContentLink.PATH + link));
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) {
        return worker.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static String field(HttpResponse<byte[]> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static String code(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
