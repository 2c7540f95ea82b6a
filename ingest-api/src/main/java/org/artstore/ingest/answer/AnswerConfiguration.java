package org.artstore.ingest.answer;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires answers.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({AnswerSettings.class, QuerySettings.class})
class AnswerConfiguration {

    @Bean
    Answers answers(AnswerSettings settings, QuerySettings query) {
        return new Answers(settings, query);
    }

    @Bean
    DocumentAnswers documentAnswers(QuerySettings query) {
        return new DocumentAnswers(query);
    }
}
