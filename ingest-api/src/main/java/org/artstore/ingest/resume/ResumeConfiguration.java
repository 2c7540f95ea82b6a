package org.artstore.ingest.resume;

import org.artstore.ingest.journal.ByteBudget;
import org.artstore.ingest.journal.Journal;
import org.artstore.ingest.outcome.Outcomes;
import org.artstore.ingest.placement.Placement;
import org.artstore.ingest.register.UploadRegister;
import org.artstore.ingest.upload.UploadSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import reactor.core.scheduler.Scheduler;

import java.time.Clock;

/// Wires resumable uploads.
@Configuration(proxyBeanMethods = false)
class ResumeConfiguration {

    @Bean
    Resumption resumption(
            UploadRegister register,
            Journal journal,
            Scheduler journalScheduler,
            ByteBudget budget,
            Outcomes outcomes,
            Placement placement,
            UploadSettings settings) {
        var clock = Clock.systemUTC();
        var finishing = new Finishing(journal, outcomes, register, journalScheduler, clock);
        var resumables =
                new Resumables(
                        register,
                        journal,
                        journalScheduler,
                        budget,
                        finishing,
                        clock,
                        settings.maxFileSize().toBytes());
        return new Resumption(resumables, placement);
    }
}
