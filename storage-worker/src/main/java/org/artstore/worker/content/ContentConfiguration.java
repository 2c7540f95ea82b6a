package org.artstore.worker.content;

import org.artstore.starter.problem.ProblemMapping;
import org.artstore.worker.element.OwnElements;
import org.artstore.worker.transfer.Transfers;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/// Wires the serving of content.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ContentSettings.class)
class ContentConfiguration {

    @Bean(destroyMethod = "dispose")
    Scheduler contentDisk(ContentSettings settings) {
        return Schedulers.newBoundedElastic(settings.threads(), settings.waiting(), "content");
    }

    @Bean
    ContentStore contentStore(OwnElements elements, Transfers transfers) {
        return new ContentStore(elements, transfers);
    }

    @Bean
    ProblemMapping<ContentRejected> contentProblems() {
        return new ProblemMapping<>(ContentRejected.class, ContentProblems::word);
    }
}
