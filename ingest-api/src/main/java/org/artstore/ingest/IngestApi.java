package org.artstore.ingest;

import org.artstore.ingest.admission.WorkThreads;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// Takes uploads from clients and writes them, as records, to the journals of storage elements.
@SpringBootApplication
public class IngestApi {

    /// Starts the service.
    public static void main(String[] arguments) {
        WorkThreads.install();
        SpringApplication.run(IngestApi.class, arguments);
    }
}
