package org.artstore.starter.access;

import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.concurrent.CompletionException;

/// [IssuerKeys] for a servlet service, whose threads may wait for them.
final class IssuerKeySource implements JWKSource<SecurityContext> {

    private final IssuerKeys keys;

    IssuerKeySource(IssuerKeys keys) {
        this.keys = keys;
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context)
            throws RemoteKeySourceException {
        var ids = selector.getMatcher().getKeyIDs();
        if (ids == null || ids.size() != 1) {
            return List.of();
        }
        try {
            var found = keys.withId(ids.iterator().next()).join();
            return selector.select(new JWKSet(found));
        } catch (CompletionException unavailable) {
            throw new RemoteKeySourceException("the issuer's keys are not known", unavailable);
        }
    }
}
