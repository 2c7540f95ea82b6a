package org.artstore.query.download;

import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.ChannelOption;
import io.netty.channel.FixedRecvByteBufAllocator;

import org.artstore.query.archive.Archive;
import org.artstore.query.document.Documents;
import org.artstore.query.element.ElementEndpoints;
import org.artstore.query.log.FileLog;
import org.artstore.query.statistics.Statistics;
import org.artstore.starter.problem.Problem;
import org.artstore.starter.problem.ProblemMapping;
import org.artstore.starter.token.ServiceToken;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;

import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

import java.time.InstantSource;

/// Wires downloads.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({DownloadSettings.class, LinkSettings.class})
class DownloadConfiguration {

    private static final String RETRY_SECONDS = "5";

    @Bean(destroyMethod = "dispose")
    ConnectionProvider workerConnections(DownloadSettings settings) {
        return ConnectionProvider.builder("workers")
                .maxConnections(settings.connections())
                .pendingAcquireTimeout(settings.connectTimeout())
                .build();
    }

    @Bean
    WorkerContent workerContent(
            DownloadSettings settings,
            ConnectionProvider workerConnections,
            ElementEndpoints endpoints,
            ServiceToken token) {
        var readSize = Math.toIntExact(settings.readSize().toBytes());
        var http =
                HttpClient.create(workerConnections)
                        .option(
                                ChannelOption.CONNECT_TIMEOUT_MILLIS,
                                Math.toIntExact(settings.connectTimeout().toMillis()))
                        .option(
                                ChannelOption.RECVBUF_ALLOCATOR,
                                new FixedRecvByteBufAllocator(readSize))
                        .responseTimeout(settings.idleTimeout());
        var client =
                WebClient.builder().clientConnector(new ReactorClientHttpConnector(http)).build();
        return new WorkerContent(client, endpoints, token, settings.answerTimeout());
    }

    @Bean
    DownloadMeters downloadMeters(MeterRegistry meters, Statistics statistics) {
        return new DownloadMeters(meters, statistics);
    }

    @Bean
    AnyCopy anyCopy(
            WorkerContent content,
            Documents documents,
            FileLog log,
            ElementEndpoints endpoints,
            MeterRegistry meters) {
        return new AnyCopy(content, documents, log, endpoints, meters);
    }

    @Bean
    Links links(ElementEndpoints endpoints, LinkSettings settings) {
        return new Links(settings, endpoints, InstantSource.system());
    }

    @Bean
    DownloadEndpoint downloadEndpoint(
            Documents documents,
            Archive archive,
            AnyCopy content,
            Links links,
            DownloadMeters meters,
            DownloadSettings settings) {
        return new DownloadEndpoint(
                documents,
                archive,
                new Sending(content, archive, links, meters),
                settings.ranges());
    }

    @Bean
    ProblemMapping<DownloadRejected> downloadProblems() {
        return new ProblemMapping<>(DownloadRejected.class, DownloadConfiguration::word);
    }

    private static Problem word(DownloadRejected rejected) {
        return switch (rejected) {
            case DownloadRejected.RangeNotSatisfiable refused ->
                    Problem.of(416, "range-not-satisfiable", "Range not satisfiable")
                            .withDetail("The document has " + refused.size() + " bytes.")
                            .with("file_size", refused.size())
                            .withHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + refused.size());
            case DownloadRejected.Archived _ ->
                    Problem.of(409, "mode-not-allowed", "The bytes are offline");
            case DownloadRejected.Gone _ -> Problem.of(404, "not-found", "Nothing is here");
            case DownloadRejected.Damaged _ ->
                    Problem.of(503, "damaged", "The document is damaged")
                            .withDetail("Its bytes are not served until they are repaired.");
            case DownloadRejected.WorkerUnavailable _, DownloadRejected.Broken _ ->
                    Problem.of(503, "worker-unavailable", "The bytes cannot be read now")
                            .withDetail("The storage that holds the document does not answer.")
                            .withHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        };
    }
}
