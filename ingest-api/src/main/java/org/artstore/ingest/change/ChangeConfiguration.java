package org.artstore.ingest.change;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import org.artstore.ingest.answer.DocumentAnswers;
import org.artstore.ingest.journal.Journal;
import org.artstore.ingest.template.Templates;
import org.artstore.starter.placement.Elements;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.client.WebClient;

import java.time.InstantSource;

/// Wires changes of documents.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ChangeSettings.class)
class ChangeConfiguration {

    @Bean
    Replies replies(ChangeSettings settings, MeterRegistry meters) {
        var replies = new Replies(settings.waiting());
        Gauge.builder("artstore.ingest.commands", replies, Replies::size)
                .description("documents with commands that wait for their answers")
                .register(meters);
        return replies;
    }

    @Bean
    Holders holders(Elements elements, ChangeSettings settings) {
        return new Holders(elements, WebClient.create(), settings.lookup());
    }

    @Bean
    ChangeEndpoint changeEndpoint(
            Holders holders,
            Journal journal,
            Replies replies,
            Templates templates,
            ChangeSettings settings,
            DocumentAnswers answers) {
        return new ChangeEndpoint(
                new Changes(holders, journal, replies, templates, settings, InstantSource.system()),
                answers);
    }
}
