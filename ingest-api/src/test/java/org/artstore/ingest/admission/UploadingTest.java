package org.artstore.ingest.admission;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UploadingTest {

    @ParameterizedTest
    @CsvSource({
        "POST, /api/v1/files, true",
        "POST, /api/v1/files?filename=a, true",
        "POST, /api/v1/files/upload, true",
        "POST, /api/v1/uploads, true",
        "POST, /api/v1/uploads?filename=a, true",
        "PATCH, /api/v1/uploads/0198, true",
        "PATCH, /api/v1/files/0198, false",
        "POST, /api/v1/filesystem, false",
        "HEAD, /api/v1/uploads/0198, false",
        "DELETE, /api/v1/uploads/0198, false",
        "GET, /api/v1/uploads/0198, false",
        "OPTIONS, /api/v1/uploads, false",
        "GET, /health/ready, false",
        "GET, /metrics, false"
    })
    void isWhatBringsBytes(String method, String target, boolean meant) {
        assertThat(Uploading.isMeant(method, target)).isEqualTo(meant);
    }
}
