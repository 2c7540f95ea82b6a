package org.artstore.starter.problem;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.ExceptionHandlerExceptionResolver;

import tools.jackson.databind.json.JsonMapper;

import java.util.List;

/// Wires problems into a servlet service.
@AutoConfiguration(
        after = {ProblemConfiguration.class, JacksonAutoConfiguration.class},
        before = ErrorMvcAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class ServletProblemConfiguration {

    @Bean
    ServletProblems servletProblems(Problems problems, JsonMapper json) {
        return new ServletProblems(problems, json);
    }

    @Bean
    ProblemMapping<MissingServletRequestParameterException> missingParameter() {
        return new ProblemMapping<>(
                MissingServletRequestParameterException.class,
                error -> InputProblems.missing(error.getParameterName()));
    }

    @Bean
    FilterRegistrationBean<ServletProblemFilter> problemFilter(ServletProblems problems) {
        var registration = new FilterRegistrationBean<>(new ServletProblemFilter(problems));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return registration;
    }

    @Bean
    ErrorPage errorPage(ServletProblems problems) {
        return new ErrorPage(problems);
    }

    /// Puts problems in the place of the framework's own answers, behind handlers of the service's
    /// own.
    @Configuration(proxyBeanMethods = false)
    static class Resolvers implements WebMvcConfigurer {

        private final ServletProblems problems;

        Resolvers(ServletProblems problems) {
            this.problems = problems;
        }

        @Override
        public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
            resolvers.removeIf(
                    resolver -> !(resolver instanceof ExceptionHandlerExceptionResolver));
            resolvers.add(problems);
        }
    }
}
