package org.artstore.starter.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;

import org.artstore.starter.access.Caller;
import org.artstore.starter.request.RequestContext;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/// Wires `/openapi.json` into a service that brings springdoc.
@AutoConfiguration
@ConditionalOnWebApplication
@ConditionalOnClass({OpenAPI.class, SpringDocUtils.class})
class OpenApiConfiguration {

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class, RequestContext.class);
    }

    @Bean
    OpenAPI serviceDescription(Environment environment) {
        var name = environment.getProperty("spring.application.name", "artstore");
        var bearer =
                new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .bearerFormat("JWT");
        return new OpenAPI()
                .info(new Info().title(name).version("v1"))
                .addServersItem(new Server().url("/"))
                .components(new Components().addSecuritySchemes(ScopedOperations.SCHEME, bearer));
    }

    @Bean
    OperationCustomizer scopedOperations() {
        return new ScopedOperations();
    }

    @Bean
    OperationCustomizer namedParameters() {
        return new NamedParameters();
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
    static class Reactive {

        @Bean
        KeptDescription keptDescription(@Value("${springdoc.api-docs.path}") String path) {
            return new KeptDescription(path);
        }
    }
}
