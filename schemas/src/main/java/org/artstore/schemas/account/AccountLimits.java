package org.artstore.schemas.account;

import org.jspecify.annotations.Nullable;

/// What an account may use. What is null was not set for it: then the service's own default holds,
/// and for the quota that there is none.
///
/// @param authRequestsPerMinute at auth-server
/// @param requestsPerMinute at each of the services that take and give documents
/// @param bytesPerSecond of documents, in each direction
/// @param quotaBytes of all documents that it created and that are still there
public record AccountLimits(
        @Nullable Long authRequestsPerMinute,
        @Nullable Long requestsPerMinute,
        @Nullable Long bytesPerSecond,
        @Nullable Long quotaBytes) {

    public static final AccountLimits NONE = new AccountLimits(null, null, null, null);

    public AccountLimits {
        requirePositive(authRequestsPerMinute);
        requirePositive(requestsPerMinute);
        requirePositive(bytesPerSecond);
        requirePositive(quotaBytes);
    }

    private static void requirePositive(@Nullable Long limit) {
        if (limit != null && limit < 1) {
            throw new IllegalArgumentException("a limit is positive: " + limit);
        }
    }
}
