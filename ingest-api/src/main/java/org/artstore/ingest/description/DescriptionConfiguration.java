package org.artstore.ingest.description;

import org.artstore.ingest.template.Templates;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the check of descriptions.
@Configuration(proxyBeanMethods = false)
class DescriptionConfiguration {

    @Bean
    DescriptionCheck descriptionCheck(Templates templates) {
        return new DescriptionCheck(templates);
    }
}
