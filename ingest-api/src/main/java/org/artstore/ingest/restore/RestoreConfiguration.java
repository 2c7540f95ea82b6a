package org.artstore.ingest.restore;

import org.artstore.ingest.answer.Answers;
import org.artstore.ingest.change.Holders;
import org.artstore.ingest.idempotency.Idempotency;
import org.artstore.ingest.upload.UploadMeter;
import org.artstore.ingest.upload.UploadSettings;
import org.artstore.ingest.upload.Uploads;
import org.artstore.starter.placement.Elements;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the restoring of archived documents.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RestoreSettings.class)
class RestoreConfiguration {

    @Bean
    RestoreEndpoint restoreEndpoint(
            Holders holders,
            Elements elements,
            Uploads uploads,
            RestoreSettings settings,
            UploadSettings patience,
            Answers answers,
            UploadMeter meter,
            Idempotency idempotency) {
        var archive = new Archived(holders, elements);
        return new RestoreEndpoint(
                archive,
                uploads,
                settings.keep(),
                patience.patience(),
                answers,
                meter,
                idempotency);
    }
}
