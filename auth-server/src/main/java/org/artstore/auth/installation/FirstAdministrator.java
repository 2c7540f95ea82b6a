package org.artstore.auth.installation;

import org.artstore.auth.account.Accounts;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;

import java.nio.file.Path;

/// Makes the first administrator, before the first request.
///
/// The file is written before the account is committed: after a crash in between there is a file
/// without an account, and the next start replaces it. The other way round the only administrator
/// would be one whose secret nobody knows.
final class FirstAdministrator implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);

    private final Accounts accounts;
    private final @Nullable Path file;

    FirstAdministrator(Accounts accounts, @Nullable Path file) {
        this.accounts = accounts;
        this.file = file;
    }

    @Override
    public void afterSingletonsInstantiated() {
        accounts.createAdministrator(
                created -> {
                    if (file == null) {
                        throw new NoCredentialsFile();
                    }
                    new CredentialsFile(file).write(created);
                    LOG.atInfo()
                            .addKeyValue("client_id", created.account().clientId())
                            .addKeyValue("file", file)
                            .log("The first administrator's secret is in the credentials file");
                });
    }
}
