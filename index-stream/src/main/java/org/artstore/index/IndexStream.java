package org.artstore.index;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/// The index service.
@SpringBootApplication
@ConfigurationPropertiesScan
public class IndexStream {

    public static void main(String[] args) {
        SpringApplication.run(IndexStream.class, args);
    }
}
