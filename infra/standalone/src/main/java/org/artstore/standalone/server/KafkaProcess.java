package org.artstore.standalone.server;

import org.artstore.embedded.kafka.KafkaServer;
import org.artstore.embedded.kafka.KafkaSettings;

import java.nio.file.Path;

/// The main class of the broker's process: `KafkaProcess DIRECTORY PORT`.
public final class KafkaProcess {
    /// The line that says that clients can produce and consume.
    static final String READY = "Kafka takes clients.";

    private KafkaProcess() {}

    public static void main(String[] arguments) {
        var settings = new KafkaSettings(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        var server = KafkaServer.start(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        System.out.println(READY);
    }
}
