package org.artstore.schemas.account;

import org.artstore.schemas.event.EventCodec;
import org.artstore.schemas.event.EventType;
import org.artstore.schemas.file.Receipt;
import org.artstore.schemas.id.ClientId;
import org.artstore.schemas.id.TenantId;
import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/// What the documents of an account amount to: the whole sum each time, so the last word holds.
///
/// @param bytes of all documents that it created and that are still there
/// @param files how many these are
/// @param asOf the time of the latest change that is counted
/// @param applied by partition of the file log, the offset before which everything is counted; null
///     when that was not told
public record AccountUsage(
        TenantId tenant,
        ClientId clientId,
        long bytes,
        long files,
        Instant asOf,
        @Nullable SortedMap<Integer, Long> applied) {

    /// Writes and reads usage.
    public static final EventCodec<AccountUsage> CODEC =
            new EventCodec<>(
                    URI.create("urn:artstore:index-stream"),
                    List.of(
                            new EventType<>(
                                    "artstore.account.usage-counted.v1", AccountUsage.class)),
                    AccountUsage::identity);

    /// Whether the event of the file log at this place is counted.
    public boolean counts(Receipt place) {
        return applied != null && applied.getOrDefault(place.partition(), 0L) > place.offset();
    }

    private EventCodec.Identity identity() {
        var key = tenant + "/" + clientId;
        return new EventCodec.Identity(key + ":" + files + ":" + bytes + ":" + asOf, key, asOf);
    }
}
