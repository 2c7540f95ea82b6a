package org.artstore.auth.account;

import org.artstore.schemas.id.ClientId;

/// Something that cannot be done with an account.
abstract sealed class AccountRejected extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private AccountRejected(String message) {
        super(message, null, false, false);
    }

    /// Nobody has this id.
    static final class Unknown extends AccountRejected {

        private static final long serialVersionUID = 1L;

        Unknown(ClientId id) {
            super("no account " + id);
        }
    }
}
