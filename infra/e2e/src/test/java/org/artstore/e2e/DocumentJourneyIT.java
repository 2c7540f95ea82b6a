package org.artstore.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.artstore.bench.client.ArtStoreClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;

/// Real documents travel the whole way: uploaded, stored, found, fetched.
class DocumentJourneyIT {

    private static final Duration SEARCHABLE_WITHIN = Duration.ofSeconds(5);
    private static final Path DOCUMENTS = Path.of("src/test/resources/documents");

    private final ArtStoreClient client = Standalone.shared().client();

    @ParameterizedTest
    @CsvSource({
        "letter.txt, text/plain, Письмо коллегам.txt, письма",
        "report.pdf, application/pdf, Годовой отчёт архива.pdf, отчет",
        "contract.docx, application/vnd.openxmlformats-officedocument.wordprocessingml.document,"
                + " 供货合同 supply contract.docx, contracts",
        "chart.png, image/png, growth charts 2026.png, chart"
    })
    void isFoundByItsNameAndComesBackIdentical(
            String resource, String type, String name, String words)
            throws IOException, InterruptedException {
        var content = Files.readAllBytes(DOCUMENTS.resolve(resource));

        var stored =
                client.upload(
                        name, BodyPublishers.ofByteArray(content), Map.of(), "Content-Type", type);

        assertThat(stored.statusCode()).as(ArtStoreClient.text(stored)).isEqualTo(201);
        var document = ArtStoreClient.json(stored);
        var id = document.path("file_id").asString();
        assertThat(document.path("original_filename").asString()).isEqualTo(name);
        assertThat(document.path("content_type").asString()).isEqualTo(type);
        assertThat(document.path("file_size").asLong()).isEqualTo(content.length);
        assertThat(stored.headers().firstValue("Location"))
                .hasValue(client.query("/api/v1/files/" + id).toString());

        var fetched = client.download(id, BodyHandlers.ofByteArray());
        assertThat(fetched.statusCode()).isEqualTo(200);
        assertThat(fetched.body()).isEqualTo(content);
        assertThat(fetched.headers().firstValue("Content-Type")).hasValue(type);

        await().atMost(SEARCHABLE_WITHIN).untilAsserted(() -> assertFound(words, id));
    }

    @Test
    void canBeReadAtOnceAfter201() throws IOException, InterruptedException {
        for (int i = 0; i < 20; i++) {
            var content = ("read me at once " + i).getBytes(StandardCharsets.UTF_8);

            var id = client.store("at-once-" + i + ".txt", content).path("file_id").asString();

            assertThat(client.document(id).statusCode()).isEqualTo(200);
            assertThat(client.download(id, BodyHandlers.ofByteArray()).body()).isEqualTo(content);
        }
    }

    @Test
    void travelsAsMultipartWithItsMetadata() throws IOException, InterruptedException {
        var body =
                """
                --b\r
                Content-Disposition: form-data; name="metadata"\r
                Content-Type: application/json\r
                \r
                {"description":"Протокол заседания","tags":["minutes","протокол"],\
                "custom_attributes":{"project":"Orion"}}\r
                --b\r
                Content-Disposition: form-data; name="file"; filename="minutes.txt"\r
                Content-Type: text/plain\r
                \r
                It was decided.\r
                --b--\r
                """;
        var request =
                client.authorized(client.ingest("/api/v1/files/upload"))
                        .header("Content-Type", "multipart/form-data; boundary=b")
                        .POST(BodyPublishers.ofString(body))
                        .build();

        var stored = client.send(request);

        assertThat(stored.statusCode()).as(ArtStoreClient.text(stored)).isEqualTo(201);
        var id = ArtStoreClient.json(stored).path("file_id").asString();
        assertThat(client.download(id, BodyHandlers.ofString()).body())
                .isEqualTo("It was decided.");
        for (String word : new String[] {"протоколы", "minutes", "orion", "заседаний"}) {
            await().atMost(SEARCHABLE_WITHIN).untilAsserted(() -> assertFound(word, id));
        }
    }

    @Test
    void answersARangeWithItsBytes() throws IOException, InterruptedException {
        var content = Content.of(7, 3_000_000);
        var id = client.store("ranges.bin", content).path("file_id").asString();

        var part =
                client.download(id, BodyHandlers.ofByteArray(), "Range", "bytes=1500000-1999999");

        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.headers().firstValue("Content-Range"))
                .hasValue("bytes 1500000-1999999/3000000");
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(content, 1_500_000, 2_000_000));
    }

    private void assertFound(String words, String id) throws IOException, InterruptedException {
        var answer = client.search(words, Map.of("limit", "1000"));
        assertThat(answer.statusCode()).as(ArtStoreClient.text(answer)).isEqualTo(200);
        assertThat(ArtStoreClient.json(answer).path("items").findValuesAsString("file_id"))
                .contains(id);
    }
}
