package org.artstore.auth.account;

import org.artstore.schemas.account.AccountEvent.Account;

/// What an account is recognised by.
///
/// @param secretHash bcrypt
public record Credential(Account account, String secretHash) {}
