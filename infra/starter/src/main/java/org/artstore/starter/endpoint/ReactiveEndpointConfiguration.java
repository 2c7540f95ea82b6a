package org.artstore.starter.endpoint;

import org.artstore.starter.access.OpenPath;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.webflux.autoconfigure.WebFluxRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/// Wires the rules of endpoints into a reactive service.
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
class ReactiveEndpointConfiguration {

    @Bean
    WebFluxRegistrations checkedEndpoints(ObjectProvider<OpenPath> open) {
        return new WebFluxRegistrations() {
            @Override
            public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
                return new CheckedHandlerMapping(open.stream().toList());
            }
        };
    }
}
