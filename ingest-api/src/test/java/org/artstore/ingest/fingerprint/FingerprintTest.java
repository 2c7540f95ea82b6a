package org.artstore.ingest.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.schemas.document.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

class FingerprintTest {

    private static final String PATH = "/api/v1/files?filename=a&tags=b&tags=c";

    @ParameterizedTest
    @CsvSource({
        "Content-Type, text/plain",
        "Content-Encoding, gzip",
        "Repr-Digest, sha-256=:AAAA:",
        "Upload-Length, 5",
        "Upload-Defer-Length, 1",
        "Upload-Metadata, filename YQ==",
        "Upload-Concat, partial",
        "Upload-Checksum, md5 AAAA",
        "Upload-Complete, ?0",
        "Tus-Resumable, 1.0.0"
    })
    void theseHeadersMatter(String name, String value) {
        assertThat(of(PATH, name, value)).isNotEqualTo(of(PATH));
    }

    @ParameterizedTest
    @CsvSource({
        "Prefer, wait=3",
        "Authorization, Bearer other",
        "User-Agent, curl",
        "X-Request-Id, other",
        "Content-Length, 5",
        "traceparent, 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
    })
    void theseDoNot(String name, String value) {
        assertThat(of(PATH, name, value)).isEqualTo(of(PATH));
    }

    @Test
    void parametersMayComeInAnyOrderButValuesInTheirs() {
        assertThat(of("/api/v1/files?tags=b&filename=a&tags=c")).isEqualTo(of(PATH));
        assertThat(of("/api/v1/files?tags=c&filename=a&tags=b")).isNotEqualTo(of(PATH));
        assertThat(of("/api/v1/files?filename=a&tags=b")).isNotEqualTo(of(PATH));
        assertThat(of("/api/v1/uploads?filename=a&tags=b&tags=c")).isNotEqualTo(of(PATH));
    }

    @Test
    void partsMayHaveAnotherBoundary() {
        var form = "multipart/form-data; boundary=";

        assertThat(of(PATH, HttpHeaders.CONTENT_TYPE, form + "a"))
                .isEqualTo(of(PATH, HttpHeaders.CONTENT_TYPE, form + "\"b;c\""))
                .isNotEqualTo(of(PATH, HttpHeaders.CONTENT_TYPE, "multipart/mixed; boundary=a"));
    }

    private static Sha256 of(String uri) {
        return Fingerprint.of(MockServerHttpRequest.post(uri).build());
    }

    private static Sha256 of(String uri, String header, String value) {
        return Fingerprint.of(MockServerHttpRequest.post(uri).header(header, value).build());
    }
}
