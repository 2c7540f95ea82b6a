/// Tokens: a client that proves to be an account gets one (OAuth 2.0 client credentials, RFC 6749).
///
/// Promises that a token grants no scope that the account's role does not grant, that it is only
/// ever given for a secret that is right now, and that all that is said about tokens (metadata, key
/// set) is what is done.
@NullMarked
package org.artstore.auth.token;

import org.jspecify.annotations.NullMarked;
