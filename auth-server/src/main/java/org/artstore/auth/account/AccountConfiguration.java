package org.artstore.auth.account;

import org.artstore.auth.outbox.Outbox;
import org.artstore.starter.problem.Problem;
import org.artstore.starter.problem.ProblemMapping;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionOperations;

import java.time.InstantSource;

/// Wires the accounts.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccountSettings.class)
class AccountConfiguration {

    @Bean
    Accounts accounts(
            JdbcClient jdbc,
            Outbox outbox,
            TransactionOperations transactions,
            PasswordEncoder hashing,
            AccountSettings settings,
            InstantSource clock) {
        return new Accounts(
                new AccountStore(jdbc),
                outbox,
                transactions,
                hashing,
                new ClientIds(settings.environment()),
                clock);
    }

    @Bean
    AccountEndpoint accountEndpoint(Accounts accounts) {
        return new AccountEndpoint(accounts);
    }

    @Bean
    ProblemMapping<AccountRejected> accountProblems() {
        return new ProblemMapping<>(AccountRejected.class, AccountConfiguration::word);
    }

    private static Problem word(AccountRejected rejected) {
        return switch (rejected) {
            case AccountRejected.Unknown _ ->
                    Problem.of(404, "not-found", "Nothing is here")
                            .withDetail("There is no account with this id.");
        };
    }
}
