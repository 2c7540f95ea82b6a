package org.artstore.auth.template;

import org.artstore.auth.outbox.Outbox;
import org.artstore.starter.problem.Problem;
import org.artstore.starter.problem.ProblemMapping;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import java.time.InstantSource;

/// Wires the templates.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TemplateSettings.class)
class TemplateConfiguration {

    private static final String TEMPLATE_ID = "template_id";

    @Bean
    Templates templates(
            JdbcClient jdbc,
            Outbox outbox,
            TransactionOperations transactions,
            InstantSource clock,
            TemplateSettings settings) {
        return new Templates(
                new TemplateStore(jdbc),
                outbox,
                transactions,
                clock,
                settings.mostBytes().toBytes());
    }

    @Bean
    TemplateEndpoint templateEndpoint(Templates templates) {
        return new TemplateEndpoint(templates);
    }

    @Bean
    ProblemMapping<TemplateRejected> templateProblems() {
        return new ProblemMapping<>(
                TemplateRejected.class,
                rejected -> word(rejected).with(TEMPLATE_ID, rejected.template().value()));
    }

    private static Problem word(TemplateRejected rejected) {
        return switch (rejected) {
            case TemplateRejected.Unknown _ ->
                    Problem.of(404, "not-found", "Nothing is here")
                            .withDetail("There is no such template, or no such version of it.");
            case TemplateRejected.Exists _ ->
                    Problem.of(409, "template-exists", "Template exists")
                            .withDetail("A template with this id is registered.");
            case TemplateRejected.Unchanged unchanged ->
                    Problem.of(409, "template-unchanged", "Nothing new")
                            .withDetail("The latest version of the template is the same.")
                            .with("version", unchanged.version());
            case TemplateRejected.Incompatible incompatible ->
                    Problem.of(409, "incompatible-template", "Template not compatible")
                            .withDetail(
                                    "Attributes that satisfy the latest version might not satisfy"
                                            + " this one.")
                            .with("version", incompatible.version())
                            .with("reasons", incompatible.reasons());
            case TemplateRejected.TooMuch much ->
                    Problem.of(409, "too-many-templates", "There is no room for it")
                            .withDetail(
                                    "The versions of a template, and all templates, may not be"
                                            + " larger together.")
                            .with("limit", much.limit());
        };
    }
}
