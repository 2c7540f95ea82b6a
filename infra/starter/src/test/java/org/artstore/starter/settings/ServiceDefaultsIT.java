package org.artstore.starter.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.starter.sample.SampleService;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

final class ServiceDefaultsIT {

    @Test
    void keepTheConfigurationOfKafkasClientsOutOfTheLog() {
        new SpringApplicationBuilder(SampleService.class)
                .web(WebApplicationType.REACTIVE)
                .run("--server.port=0")
                .close();

        var clients = LoggerFactory.getLogger("org.apache.kafka.clients.admin.AdminClientConfig");
        assertThat(clients.isInfoEnabled()).isFalse();
        assertThat(clients.isWarnEnabled()).isTrue();
    }
}
