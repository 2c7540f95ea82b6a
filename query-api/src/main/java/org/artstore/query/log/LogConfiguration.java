package org.artstore.query.log;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.artstore.query.index.IndexTables;
import org.artstore.starter.health.NotReady;
import org.artstore.starter.health.ReadinessCheck;
import org.artstore.starter.kafka.KafkaClients;
import org.artstore.starter.placement.Elements;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletionStage;

/// Wires the following of the file log.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LogSettings.class)
class LogConfiguration {

    @Bean
    Damages damages() {
        return new Damages();
    }

    @Bean
    Restores restores() {
        return new Restores();
    }

    @Bean
    Statuses statuses(Damages damages, Restores restores, Elements elements) {
        return new Statuses(damages, restores, elements);
    }

    @Bean
    FileLog fileLog(
            IndexTables tables,
            Damages damages,
            Restores restores,
            List<DocumentListener> listeners,
            LogSettings settings) {
        return new FileLog(tables, damages, restores, listeners, settings, InstantSource.system());
    }

    @Bean
    LogLife logLife(FileLog log, IndexTables tables, KafkaClients clients, LogSettings settings) {
        return new LogLife(log, tables, clients, settings);
    }

    @Bean
    ReadinessCheck kafkaReadiness(FileLog log) {
        return new EndOfLogCheck(log);
    }

    @Bean
    MeterBinder logMeters(FileLog log, Damages damages, Restores restores) {
        return meters -> {
            Gauge.builder("artstore.query.damaged.documents", damages, Damages::size)
                    .description("Copies of documents that are damaged and not served")
                    .register(meters);
            Gauge.builder("artstore.query.requested.documents", restores, Restores::size)
                    .description("Archived copies of documents that somebody wants")
                    .register(meters);
            Gauge.builder("artstore.query.restored.documents", restores, Restores::restored)
                    .description("Archived documents that can be read from restored copies")
                    .register(meters);
            Gauge.builder("artstore.query.overlay.documents", log, FileLog::size)
                    .description("Documents that the log knows and the index may not know yet")
                    .register(meters);
            Gauge.builder("artstore.query.index.age", log, LogConfiguration::ageInSeconds)
                    .description("How old the index is at most")
                    .baseUnit("seconds")
                    .register(meters);
        };
    }

    private static double ageInSeconds(FileLog log) {
        return log.indexAsOf()
                .map(asOf -> Duration.between(asOf, InstantSource.system().instant()))
                .map(age -> age.toMillis() / 1000.0)
                .orElse(Double.NaN);
    }

    /// Without Kafka what is known is still served.
    private record EndOfLogCheck(FileLog log) implements ReadinessCheck {

        @Override
        public String name() {
            return "kafka";
        }

        @Override
        public boolean critical() {
            return false;
        }

        @Override
        public CompletionStage<String> check() {
            return log.reachedEnd()
                    .onErrorMap(_ -> new NotReady("the end of the file log is not reached"))
                    .toFuture()
                    .thenApply(_ -> "");
        }
    }
}
