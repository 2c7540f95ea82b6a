package org.artstore.ingest.upload;

import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.ChannelOption;

import org.artstore.ingest.claim.Claims;
import org.artstore.ingest.compression.Compressibility;
import org.artstore.ingest.description.DescriptionCheck;
import org.artstore.ingest.idempotency.Idempotency;
import org.artstore.ingest.journal.InFlight;
import org.artstore.ingest.journal.Journal;
import org.artstore.ingest.outcome.Outcomes;
import org.artstore.ingest.placement.Placement;
import org.artstore.ingest.quota.Quota;
import org.artstore.ingest.sniff.Sniffer;
import org.artstore.starter.problem.Problems;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import reactor.core.scheduler.Scheduler;

import tools.jackson.databind.json.JsonMapper;

import java.time.Clock;

/// Wires uploads.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(UploadSettings.class)
class UploadConfiguration {

    private static final int LEAST_READ = 1 << 10;
    private static final int FIRST_READ = 16 << 10;
    private static final int LARGEST_READ = 64 << 10;
    private static final int READS_AHEAD = 4;

    @Bean
    Uploads uploads(
            Placement placement,
            Journal journal,
            Compressibility compressibility,
            Scheduler journalScheduler,
            InFlight inFlight,
            Outcomes outcomes,
            Sniffer sniffer,
            Quota quota,
            DescriptionCheck descriptions,
            UploadSettings settings) {
        return new Uploads(
                placement,
                journal,
                compressibility,
                journalScheduler,
                inFlight,
                outcomes,
                sniffer,
                quota,
                descriptions,
                Clock.systemUTC(),
                settings.maxFileSize().toBytes());
    }

    @Bean
    Idempotency idempotency(
            Claims claims,
            Problems problems,
            JsonMapper json,
            Scheduler journalScheduler,
            UploadSettings settings) {
        return new Idempotency(claims, problems, json, journalScheduler, settings.patience());
    }

    @Bean
    UploadMeter uploadMeter(MeterRegistry meters) {
        return new UploadMeter(meters);
    }

    /// Bounds what is read from a socket beyond what an upload has asked for.
    @Bean
    NettyServerCustomizer boundedReads() {
        return server ->
                server.childOption(
                        ChannelOption.RECVBUF_ALLOCATOR,
                        new AdaptiveRecvByteBufAllocator(LEAST_READ, FIRST_READ, LARGEST_READ)
                                .maxMessagesPerRead(READS_AHEAD));
    }
}
