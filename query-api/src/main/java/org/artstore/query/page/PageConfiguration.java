package org.artstore.query.page;

import org.artstore.query.index.IndexTables;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires pages.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SearchSettings.class)
class PageConfiguration {

    @Bean
    Pages pages(IndexTables tables, SearchSettings settings) {
        return new Pages(tables, settings);
    }
}
