package org.artstore.query.download;

import static org.artstore.query.world.WorkerActor.head;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.artstore.query.world.Answer;
import org.artstore.query.world.Papers;
import org.artstore.query.world.WorkerActor;
import org.artstore.query.world.World;
import org.artstore.schemas.download.ContentLink;
import org.artstore.schemas.download.LinkKey;
import org.artstore.schemas.id.ElementId;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/// Downloads of documents of which two workers have a copy, and links to workers.
class CopiesIT {

    private static final World WORLD = World.shared();
    private static final WorkerActor OTHER = new WorkerActor();
    private static final byte[] CONTENT = new byte[3_000_000];

    @BeforeAll
    static void start() throws Exception {
        new Random(5).nextBytes(CONTENT);
        WORLD.log().serving(new ElementId("rw-other"), OTHER.endpoint());
        var papers = Papers.called("there.bin").on("rw-other").holding(CONTENT, "application/pdf");
        OTHER.holds(papers.file(), CONTENT);
        WORLD.log().stored(papers);
        Awaitility.await().until(() -> Answer.to(WORLD.get(path(papers))).status() == 200);
    }

    @Test
    void goesOnWithAnotherCopyWhenTheWorkerDiesMidway() throws Exception {
        var papers = stored("two copies.bin");
        breaksAfter(papers, 1_234_567);
        OTHER.holds(papers.file(), CONTENT);
        var answer = Answer.to(WORLD.get(path(papers)));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.bytes()).isEqualTo(CONTENT);
        assertThat(OTHER.requestsFor(papers.file()).getFirst().range()).endsWith("-2999999");
    }

    @Test
    void servesAnotherCopyOfADamagedDocument() throws Exception {
        var papers = stored("damaged here.bin");
        var problem = "{\"code\":\"damaged\"}";
        WORLD.worker()
                .when(
                        papers.file(),
                        (_, out, _) -> {
                            head(
                                    out,
                                    "503 No",
                                    "Content-Type: application/problem+json",
                                    "Content-Length: " + problem.length());
                            out.write(problem.getBytes(StandardCharsets.UTF_8));
                        });
        assertThat(Answer.to(WORLD.get(path(papers))).code()).isEqualTo("damaged");
        OTHER.holds(papers.file(), CONTENT);
        var range = WORLD.get(path(papers)).header("Range", "bytes=-5");
        assertThat(Answer.to(range).status()).isEqualTo(206);
    }

    @Test
    void takesNoOtherBytesForACopy() throws Exception {
        var papers = stored("no copy.bin");
        breaksAfter(papers, 100_000);
        OTHER.holds(papers.file(), new byte[CONTENT.length]);
        assertThatThrownBy(() -> Answer.to(WORLD.get(path(papers))))
                .isInstanceOf(IOException.class);
    }

    @Test
    void bringsNothingBackThatWasDeleted() throws Exception {
        var papers = stored("deleted.bin");
        OTHER.holds(papers.file(), CONTENT);
        WORLD.worker().when(papers.file(), (_, out, _) -> head(out, "500 No", "Content-Length: 0"));
        WORLD.log().deleted(papers);
        var answer = Answer.to(WORLD.get(path(papers)));
        assertThat(answer.status()).isEqualTo(410);
        assertThat(OTHER.requestsFor(papers.file())).isEmpty();
    }

    @Test
    void sendsClientsToTheWorkerWhenTheyWant() throws Exception {
        var papers = stored("linked.bin");
        var before = Instant.now();
        var answer = redirect(WORLD.get(path(papers) + "?redirect=true").build());
        assertThat(answer.statusCode()).isEqualTo(307);
        var location = answer.headers().firstValue("Location").orElseThrow();
        var prefix = WORLD.worker().endpoint() + ContentLink.PATH;
        assertThat(location).startsWith(prefix);
        var link = ContentLink.parse(location.substring(prefix.length()), LinkKey.of(World.LINKS));
        assertThat(link.file()).isEqualTo(papers.file());
        assertThat(link.checksum()).isEqualTo(papers.document().content().checksum());
        assertThat(link.expiresAt())
                .isBetween(before.plusSeconds(298), Instant.now().plus(Duration.ofMinutes(5)));
        var theirs = WORLD.reader().tenant("other").sign();
        assertThat(
                        redirect(WORLD.get(path(papers) + "?redirect=true", theirs).build())
                                .statusCode())
                .isEqualTo(404);
        assertThat(Answer.to(WORLD.get(path(papers) + "?redirect=false")).status()).isEqualTo(200);
        assertThat(Answer.to(WORLD.get(path(papers) + "?redirect=2")).status()).isEqualTo(400);
    }

    private static HttpResponse<Void> redirect(HttpRequest request) throws Exception {
        return HttpClient.newHttpClient().send(request, BodyHandlers.discarding());
    }

    private static void breaksAfter(Papers papers, int length) {
        var tag = "ETag: \"" + papers.document().content().checksum() + "\"";
        WORLD.worker()
                .when(
                        papers.file(),
                        (_, out, socket) -> {
                            head(out, "200 OK", tag, "Content-Length: " + CONTENT.length);
                            out.write(CONTENT, 0, length);
                            out.flush();
                            socket.close();
                        });
    }

    private static Papers stored(String name) throws Exception {
        var papers = Papers.called(name).holding(CONTENT, "application/octet-stream");
        WORLD.worker().holds(papers.file(), CONTENT);
        WORLD.log().stored(papers);
        return papers;
    }

    private static String path(Papers papers) {
        return "/api/v1/files/" + papers.file() + "/download";
    }
}
