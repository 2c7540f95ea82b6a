package org.artstore.schemas.account;

import org.artstore.schemas.event.EventCodec;
import org.artstore.schemas.event.EventType;
import org.artstore.schemas.id.ClientId;
import org.artstore.schemas.id.TenantId;

import java.net.URI;
import java.time.Instant;
import java.util.List;

/// What the documents of an account amount to: the whole sum each time, so the last word holds.
///
/// @param bytes of all documents that it created and that are still there
/// @param files how many these are
/// @param asOf the time of the latest change that is counted
public record AccountUsage(
        TenantId tenant, ClientId clientId, long bytes, long files, Instant asOf) {

    /// Writes and reads usage.
    public static final EventCodec<AccountUsage> CODEC =
            new EventCodec<>(
                    URI.create("urn:artstore:index-stream"),
                    List.of(
                            new EventType<>(
                                    "artstore.account.usage-counted.v1", AccountUsage.class)),
                    AccountUsage::identity);

    private EventCodec.Identity identity() {
        var key = tenant + "/" + clientId;
        return new EventCodec.Identity(key + ":" + files + ":" + bytes + ":" + asOf, key, asOf);
    }
}
