package org.artstore.auth.token;

import org.artstore.auth.account.Accounts;
import org.artstore.schemas.id.ClientId;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

import java.time.Duration;
import java.util.Optional;

/// Accounts as the authorization server knows them. It is asked for each token, and asks the
/// database, so a change of an account counts at once.
final class Clients implements RegisteredClientRepository {

    static final String TENANT = "tenant";
    static final String ROLE = "role";

    private final Accounts accounts;
    private final Optional<Holder> internal;
    private final TokenSettings tokens;

    Clients(Accounts accounts, Optional<Holder> internal, Duration lifetime) {
        this.accounts = accounts;
        this.internal = internal;
        this.tokens = TokenSettings.builder().accessTokenTimeToLive(lifetime).build();
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        return internal.filter(holder -> holder.clientId().equals(clientId))
                .or(() -> stored(clientId))
                .map(this::client)
                .orElse(null);
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException("accounts are not changed by asking for tokens");
    }

    private Optional<Holder> stored(String clientId) {
        try {
            return accounts.credential(new ClientId(clientId)).map(Holder::of);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private RegisteredClient client(Holder holder) {
        return RegisteredClient.withId(holder.clientId())
                .clientId(holder.clientId())
                .clientSecret(holder.encodedSecret())
                .clientName(holder.name())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scopes(scopes -> scopes.addAll(holder.scopes()))
                .clientSettings(
                        ClientSettings.builder()
                                .setting(TENANT, holder.tenant())
                                .setting(ROLE, holder.role())
                                .build())
                .tokenSettings(tokens)
                .build();
    }
}
