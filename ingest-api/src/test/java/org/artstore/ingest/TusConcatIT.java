package org.artstore.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.artstore.fixtures.TokenFixture;
import org.artstore.ingest.Client.Answer;
import org.artstore.ingest.register.UploadRegister;
import org.artstore.schemas.document.Sha256;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.upload.UploadEvent.PartClaimed;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Partial uploads that become one document: the extension concatenation of tus 1.0.0.
class TusConcatIT {
    private static final byte[] BYTES = random(2_500_000);
    private static final String NAME = "filename " + base64("joined.bin");

    private final Service service = Service.shared();
    private final Shelf shelf = service.storage().shelf();
    private final Client client = Client.of(service).header("Tus-Resumable", "1.0.0");

    @AfterEach
    void nothingIsLeftOpen() {
        shelf.open().keySet().forEach(file -> client.delete(path(file)));
        await().untilAsserted(() -> assertThat(shelf.open()).isEmpty());
    }

    @Test
    void partsBecomeOneDocumentInTheOrderOfTheRequest() {
        var parts = parts(3);

        var answer = join(parts);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        var document = shelf.document(file(answer));
        assertThat(document.content().checksum()).isEqualTo(Sha256.of(BYTES));
        assertThat(document.metadata().originalFilename()).isEqualTo("joined.bin");
        assertThat(shelf.stored()).doesNotContainKeys(parts.toArray(FileId[]::new));
    }

    @Test
    void theFirstBytesOfTheFirstPartSayWhatTheDocumentIs() {
        var pdf = "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII);
        var rest = created("partial", 10);
        patch(rest, 0, Arrays.copyOf(BYTES, 10));
        var first = created("partial", pdf.length);
        patch(first, 0, pdf);
        awaitBytes(rest, 10);
        awaitBytes(first, pdf.length);

        var document = shelf.document(file(join(List.of(first, rest))));

        assertThat(document.content().contentType()).isEqualTo("application/pdf");
    }

    @Test
    void everybodyHearsWhatIsAPartAndWhatIsMadeOfParts() {
        var parts = parts(2);
        assertThat(head(parts.getFirst()).header("Upload-Concat")).isEqualTo("partial");

        var whole = file(join(parts));

        var said = head(whole);
        assertThat(said.header("Upload-Concat")).isEqualTo("final;" + urls(parts));
        assertThat(said.header("Upload-Length")).isEqualTo(Integer.toString(BYTES.length));
        assertThat(said.header("Upload-Metadata")).isEqualTo(NAME);
        assertThat(client.get(path(whole)).text("state")).isEqualTo("stored");
    }

    @Test
    void theSameRequestAgainIsTheSameDocument() {
        var parts = parts(3);
        var first = join(parts);

        var again = join(parts);

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    }

    @Test
    void whoeverDiedOnTheWayIsFollowedUnderTheSameId() {
        var parts = parts(3);
        var id = FileId.create(Instant.now());
        var register = service.context().getBean(UploadRegister.class);
        var all = parts.stream().map(part -> part + "\n").collect(Collectors.joining());
        var digest = Sha256.of(all.getBytes(StandardCharsets.UTF_8));
        register.tell(new PartClaimed(parts.getFirst(), id, digest, Instant.now()), null).join();

        var answer = join(parts);

        assertThat(file(answer)).isEqualTo(id);
        assertThat(shelf.document(id).content().checksum()).isEqualTo(Sha256.of(BYTES));
    }

    @Test
    void aPartThatIsNotCompleteCanBeCompletedStill() {
        var file = created("partial", 10);
        patch(file, 0, Arrays.copyOf(BYTES, 4));

        refused(join(List.of(file)), file);
        patch(file, 4, Arrays.copyOfRange(BYTES, 4, 10));
        awaitBytes(file, 10);

        var document = shelf.document(file(join(List.of(file))));
        assertThat(document.content().checksum()).isEqualTo(Sha256.of(Arrays.copyOf(BYTES, 10)));
    }

    @Test
    void aPartBelongsToOneDocument() {
        var parts = parts(3);
        join(parts);
        var other = parts(1).getFirst();

        refused(join(List.of(other, parts.get(1), parts.get(2))), null);

        assertThat(join(List.of(other)).status()).isEqualTo(201);
    }

    @Test
    void whatIsNoPartOfThisAccountCannotBeOne() {
        var whole = created(null, 5);
        refused(join(List.of(whole)), whole);
        var unknown = FileId.create(Instant.now());
        refused(join(List.of(unknown)), unknown);
        var part = parts(1).getFirst();
        var stranger = TokenFixture.shared().draft().client("stranger").scopes("files:write");

        refused(join(client.token(stranger.sign()), List.of(part), NAME), part);
    }

    @Test
    void theRetentionOfThePartsIsThatOfTheDocument() {
        var parts = parts(1);
        var permanent = NAME + ",retention_policy " + base64("permanent");

        join(client, parts, permanent).refused(422, "invalid-content");
    }

    @Test
    void nothingCanBeAppendedToADocumentMadeOfParts() {
        var whole = file(join(parts(2)));

        patch(whole, BYTES.length, new byte[1]).refused(403, "made-of-parts");
    }

    @Test
    void aCompletePartCanBeTerminated() {
        var part = parts(1).getFirst();

        assertThat(client.delete(path(part)).status()).isEqualTo(204);

        refused(join(List.of(part)), part);
    }

    @Test
    void aPartThatIsCompleteIsToldSoOnceMore() {
        var part = parts(1).getFirst();

        var again = patch(part, BYTES.length, new byte[0]);

        assertThat(again.status()).isEqualTo(204);
        assertThat(again.header("Upload-Offset")).isEqualTo(Integer.toString(BYTES.length));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "whole",
                "final;",
                "final;/api/v1/uploads/x",
                "final;/elsewhere/01935f3e-7c00-7abc-8def-0123456789ab",
                "final;/api/v1/uploads/01935f3e-7c00-7abc-8def-0123456789ab"
                        + " http://a/api/v1/uploads/01935f3e-7c00-7abc-8def-0123456789ab"
            })
    void refusesWhatItCannotRead(String concat) {
        client.header("Upload-Concat", concat)
                .header("Upload-Metadata", NAME)
                .post("/api/v1/uploads", BodyPublishers.noBody())
                .refused(400, "malformed-header");
    }

    private Answer join(List<FileId> parts) {
        return join(client, parts, NAME);
    }

    private Answer join(Client who, List<FileId> parts, String metadata) {
        return who.header("Upload-Concat", "final;" + urls(parts))
                .header("Upload-Metadata", metadata)
                .post("/api/v1/uploads", BodyPublishers.noBody());
    }

    private static void refused(Answer answer, @Nullable FileId part) {
        answer.refused(409, "part-not-usable");
        if (part != null) {
            assertThat(answer.text("part")).isEqualTo(part.toString());
        }
    }

    /// All bytes in so many parts, which arrive from the last to the first.
    private List<FileId> parts(int count) {
        int size = BYTES.length / count;
        var files =
                IntStream.range(0, count)
                        .mapToObj(at -> created("partial", end(at, count) - at * size))
                        .toList();
        for (int at = count - 1; at >= 0; at--) {
            var bytes = Arrays.copyOfRange(BYTES, at * size, end(at, count));
            assertThat(patch(files.get(at), 0, bytes).status()).isEqualTo(204);
            awaitBytes(files.get(at), bytes.length);
        }
        return files;
    }

    private static int end(int at, int count) {
        return at == count - 1 ? BYTES.length : (at + 1) * (BYTES.length / count);
    }

    /// The actor that plays the worker reads the partitions of a journal in no order.
    private void awaitBytes(FileId file, long length) {
        await().until(() -> shelf.bytes(file) == length);
    }

    private FileId created(@Nullable String concat, long length) {
        var request = client.header("Upload-Length", Long.toString(length));
        var said =
                concat == null
                        ? request.header("Upload-Metadata", NAME)
                        : request.header("Upload-Concat", concat);
        var answer = said.post("/api/v1/uploads", BodyPublishers.noBody());
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return file(answer);
    }

    private Answer patch(FileId file, long offset, byte[] part) {
        return client.header("Content-Type", "application/offset+octet-stream")
                .header("Upload-Offset", Long.toString(offset))
                .patch(path(file), part);
    }

    private Answer head(FileId file) {
        return client.head(path(file));
    }

    private static String urls(List<FileId> parts) {
        return parts.stream().map(TusConcatIT::path).collect(Collectors.joining(" "));
    }

    private static FileId file(Answer answer) {
        var location = answer.header("Location");
        return FileId.parse(location.substring(location.lastIndexOf('/') + 1));
    }

    private static String path(FileId file) {
        return "/api/v1/uploads/" + file;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] random(int length) {
        var bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
