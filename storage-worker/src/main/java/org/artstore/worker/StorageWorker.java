package org.artstore.worker;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The service that stores documents on its elements and serves their bytes to the other services.
@SpringBootApplication
public class StorageWorker {

    public static void main(String[] arguments) {
        SpringApplication.run(StorageWorker.class, arguments);
    }
}
