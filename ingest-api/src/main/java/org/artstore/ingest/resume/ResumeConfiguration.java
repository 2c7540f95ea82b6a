package org.artstore.ingest.resume;

import org.artstore.ingest.compression.Compressibility;
import org.artstore.ingest.description.DescriptionCheck;
import org.artstore.ingest.journal.InFlight;
import org.artstore.ingest.journal.Journal;
import org.artstore.ingest.outcome.Outcomes;
import org.artstore.ingest.placement.Placement;
import org.artstore.ingest.quota.Quota;
import org.artstore.ingest.register.UploadRegister;
import org.artstore.ingest.sniff.Sniffer;
import org.artstore.ingest.upload.UploadSettings;
import org.artstore.starter.lifetime.Turns;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import reactor.core.scheduler.Scheduler;

import java.time.Clock;
import java.time.Duration;

/// Wires resumable uploads.
@Configuration(proxyBeanMethods = false)
class ResumeConfiguration {

    private static final Duration STOP_WITHIN = Duration.ofSeconds(3);

    @Bean
    Finishing finishing(
            Journal journal,
            Outcomes outcomes,
            UploadRegister register,
            Scheduler journalScheduler) {
        return new Finishing(journal, outcomes, register, journalScheduler, Clock.systemUTC());
    }

    @Bean
    Turns sealRecovery(UploadRegister register, Finishing finishing) {
        var patience = register.sealPatience();
        var recovery = new SealRecovery(register, finishing, Clock.systemUTC(), patience);
        return new Turns("seal-recovery", patience, STOP_WITHIN, recovery);
    }

    @Bean
    Resumption resumption(
            UploadRegister register,
            Journal journal,
            Compressibility compressibility,
            Scheduler journalScheduler,
            InFlight inFlight,
            Finishing finishing,
            Quota quota,
            DescriptionCheck descriptions,
            Placement placement,
            Sniffer sniffer,
            UploadSettings settings) {
        var resumables =
                new Resumables(
                        register,
                        journal,
                        compressibility,
                        journalScheduler,
                        inFlight,
                        finishing,
                        sniffer,
                        quota,
                        descriptions,
                        Clock.systemUTC(),
                        settings.maxFileSize().toBytes());
        return new Resumption(resumables, placement);
    }

    @Bean
    BodyAppends bodyAppends(Resumption resumption, UploadSettings settings) {
        return new BodyAppends(resumption, settings.patience());
    }

    @Bean
    Succession succession(Resumption resumption, UploadRegister register) {
        return new Succession(resumption, register.sealPatience());
    }
}
