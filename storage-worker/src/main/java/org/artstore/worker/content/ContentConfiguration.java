package org.artstore.worker.content;

import org.artstore.schemas.download.ContentLink;
import org.artstore.schemas.download.LinkKey;
import org.artstore.starter.access.OpenPath;
import org.artstore.starter.problem.ProblemMapping;
import org.artstore.worker.element.OwnElements;
import org.artstore.worker.scrub.Suspicions;
import org.artstore.worker.transfer.Transfers;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import java.time.InstantSource;

/// Wires the serving of content.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ContentSettings.class, LinkSettings.class})
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
    Serving serving(ContentStore store, Suspicions suspicions, Scheduler contentDisk) {
        return new Serving(store, suspicions, contentDisk);
    }

    @Bean
    LinkEndpoint linkEndpoint(Serving serving, LinkSettings settings) {
        var key = settings.secret() == null ? null : LinkKey.of(settings.secret());
        return new LinkEndpoint(serving, key, InstantSource.system());
    }

    /// The right to the content is in the link.
    @Bean
    OpenPath links() {
        return new OpenPath(ContentLink.PATH + "*");
    }

    @Bean
    ProblemMapping<ContentRejected> contentProblems() {
        return new ProblemMapping<>(ContentRejected.class, ContentProblems::word);
    }
}
