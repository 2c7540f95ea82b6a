package org.artstore.query.download;

import static org.artstore.query.world.WorkerActor.head;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.artstore.query.world.Answer;
import org.artstore.query.world.Papers;
import org.artstore.query.world.World;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;

/// Answers with several ranges, and very many with one. `-Dranges=2000` asks for as
/// many as a release is tried with.
class RangesIT {

    private static final World WORLD = World.shared();
    private static final Pattern PART =
            Pattern.compile(
                    String.join(
                            "\r\n",
                            "",
                            "--[^\r]+",
                            "Content-Type: text/plain",
                            "Content-Range: bytes (\\d+)-(\\d+)/(\\d+)",
                            "",
                            ""));

    @Test
    void sendsSeveralRangesInOneAnswer() throws Exception {
        var content = content(1, 300_000);
        var papers = stored("several.txt", content);
        var answer =
                Answer.to(
                        WORLD.get(path(papers))
                                .header("Range", "bytes=200000-200009, 0-0, -70000, 500000-"));
        assertThat(answer.status()).isEqualTo(206);
        assertThat(answer.header("Content-Type")).startsWith("multipart/byteranges; boundary=");
        assertThat(answer.header("Content-Range")).isEmpty();
        assertThat(answer.header("Repr-Digest")).isNotEmpty();
        var parts = parts(answer);
        assertThat(parts.keySet()).containsExactly(200_000, 0, 230_000);
        parts.forEach(
                (first, bytes) ->
                        assertThat(bytes)
                                .isEqualTo(
                                        Arrays.copyOfRange(content, first, first + bytes.length)));
        assertThat(parts.values()).extracting(bytes -> bytes.length).containsExactly(10, 1, 70_000);
    }

    @Test
    void answersSeveralRangesBeyondTheEndAsOne() throws Exception {
        var papers = stored("beyond.txt", content(2, 10));
        var answer = Answer.to(WORLD.get(path(papers)).header("Range", "bytes=10-,20-30"));
        assertThat(answer.status()).isEqualTo(416);
        assertThat(answer.header("Content-Range")).isEqualTo("bytes */10");
    }

    @Test
    void asksTheWorkerForNoByteTwice() throws Exception {
        var papers = stored("greedy.txt", content(3, 100_000));
        var many = "0-,".repeat(49) + "0-";
        var answer = Answer.to(WORLD.get(path(papers)).header("Range", "bytes=" + many));
        assertThat(answer.status()).isEqualTo(206);
        assertThat(answer.bytes()).hasSize(100_000);
        assertThat(WORLD.worker().requestsFor(papers.file())).hasSize(1);
        var tooMany = Answer.to(WORLD.get(path(papers)).header("Range", "bytes=0-," + many));
        assertThat(tooMany.status()).isEqualTo(200);
    }

    @Test
    void sendsWhatWasStoredWhateverTheRange() throws Exception {
        var random = new Random(7);
        var contents = new ArrayList<byte[]>();
        var papers = new ArrayList<Papers>();
        for (int i = 0; i < 50; i++) {
            contents.add(content(i, 1 + random.nextInt(200_000)));
            papers.add(stored("random.txt", contents.get(i)));
        }
        for (int i = 0; i < Integer.getInteger("ranges", 300); i++) {
            int which = random.nextInt(50);
            var content = contents.get(which);
            int first = random.nextInt(content.length);
            int last = first + random.nextInt(content.length - first);
            var range = random.nextInt(5) == 0 ? first + "-" : first + "-" + last;
            int end = range.endsWith("-") ? content.length : last + 1;
            var answer =
                    Answer.to(WORLD.get(path(papers.get(which))).header("Range", "bytes=" + range));
            assertThat(answer.status()).isEqualTo(206);
            assertThat(answer.bytes()).isEqualTo(Arrays.copyOfRange(content, first, end));
        }
    }

    @Test
    void clientsGoOnWhenTheWorkerIsBack() throws Exception {
        var content = content(8, 3_000_000);
        var papers = stored("resumed.txt", content);
        var tag = "\"" + papers.document().content().checksum() + "\"";
        WORLD.worker()
                .when(
                        papers.file(),
                        (_, out, socket) -> {
                            head(out, "200 OK", "ETag: " + tag, "Content-Length: 3000000");
                            out.write(content, 0, 1_000_000);
                            out.flush();
                            socket.close();
                        });
        var got = new ByteArrayOutputStream();
        assertThatThrownBy(() -> read(WORLD.get(path(papers)), got))
                .isInstanceOf(IOException.class);
        assertThat(got.size()).isBetween(1, 1_000_000);
        assertThat(Answer.to(WORLD.get(path(papers)).header("Range", "bytes=0-9")).code())
                .isEqualTo("worker-unavailable");
        WORLD.worker().holds(papers.file(), content);
        read(
                WORLD.get(path(papers))
                        .header("Range", "bytes=" + got.size() + "-")
                        .header("If-Range", tag),
                got);
        assertThat(got.toByteArray()).isEqualTo(content);
    }

    private static void read(HttpRequest.Builder request, OutputStream into) throws Exception {
        try (var client = HttpClient.newHttpClient();
                var body = client.send(request.build(), BodyHandlers.ofInputStream()).body()) {
            body.transferTo(into);
        }
    }

    /// By their first byte.
    private static Map<Integer, byte[]> parts(Answer answer) {
        var boundary = answer.header("Content-Type").replaceFirst(".*boundary=", "");
        var body = new String(answer.bytes(), StandardCharsets.ISO_8859_1);
        assertThat(body).endsWith("\r\n--" + boundary + "--\r\n");
        var found = new LinkedHashMap<Integer, byte[]>();
        var heading = PART.matcher(body);
        for (int at = 0; heading.find(at); ) {
            int first = Integer.parseInt(heading.group(1));
            int length = Integer.parseInt(heading.group(2)) - first + 1;
            at = heading.end() + length;
            found.put(first, Arrays.copyOfRange(answer.bytes(), heading.end(), at));
        }
        return found;
    }

    private static Papers stored(String name, byte[] content) throws Exception {
        var papers = Papers.called(name).holding(content, "text/plain");
        WORLD.worker().holds(papers.file(), content);
        WORLD.log().stored(papers);
        return papers;
    }

    private static String path(Papers papers) {
        return "/api/v1/files/" + papers.file() + "/download";
    }

    private static byte[] content(long seed, int length) {
        var bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
