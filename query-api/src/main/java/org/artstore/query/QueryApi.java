package org.artstore.query;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// All reads of clients: search, metadata, download.
@SpringBootApplication
public class QueryApi {

    static void main(String[] arguments) {
        SpringApplication.run(QueryApi.class, arguments);
    }
}
