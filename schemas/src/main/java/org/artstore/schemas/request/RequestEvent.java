package org.artstore.schemas.request;

import org.artstore.schemas.document.Sha256;
import org.artstore.schemas.event.EventCodec;
import org.artstore.schemas.event.EventType;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.journal.JournalRecord.UploadSealed;
import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.SequencedMap;
import java.util.UUID;

/// What happened to a request with an `Idempotency-Key`: the events of `artstore.requests`, keyed
/// by a digest of the key and the account that used it.
///
/// Several instances may write them at once. An event that does not fit the state which those
/// before it led to did not happen: readers pass it over, and its writer, who reads it too, knows.
/// Whatever time decides is decided by the times that the log gives to its records, not by [#at].
public sealed interface RequestEvent {

    /// Writes and reads `artstore.requests`.
    EventCodec<RequestEvent> CODEC =
            new EventCodec<>(
                    URI.create("urn:artstore:ingest-api"),
                    List.of(
                            new EventType<>("artstore.requests.claimed.v1", Claimed.class),
                            new EventType<>("artstore.requests.renewed.v1", Renewed.class),
                            new EventType<>("artstore.requests.secured.v1", Secured.class),
                            new EventType<>("artstore.requests.answered.v1", Answered.class),
                            new EventType<>("artstore.requests.dropped.v1", Dropped.class)),
                    RequestEvent::identity);

    /// A digest of the key and its account.
    Sha256 key();

    /// One request out of several with the same key: random.
    UUID attempt();

    /// When it happened, by the clock of whoever says so.
    Instant at();

    /// A request wants to be the one that is carried out.
    ///
    /// @param fingerprint a digest of all that matters of it, except for its body
    record Claimed(Sha256 key, UUID attempt, Sha256 fingerprint, Instant at)
            implements RequestEvent {}

    /// It is still being carried out.
    record Renewed(Sha256 key, UUID attempt, Instant at) implements RequestEvent {}

    /// All that is needed for a document is durable, except for its seal; or an upload of many
    /// requests was created. From here on nobody makes another one for this part of the request.
    ///
    /// @param index of the document among those of the request, from 0
    /// @param seal what any instance may append to the journal, as often as it likes; absent when
    ///     `artstore.uploads` says the rest
    /// @param digest of the part of the body from which the document is made, if there is a seal
    record Secured(
            Sha256 key,
            UUID attempt,
            int index,
            FileId fileId,
            @Nullable UploadSealed seal,
            @Nullable Sha256 digest,
            Instant at)
            implements RequestEvent {}

    /// It was carried out, or refused for good: this is the answer of all requests with this key.
    ///
    /// @param digest of its body, unless it was answered before all of that had been read
    /// @param headers without those that belong to one exchange only
    record Answered(
            Sha256 key,
            UUID attempt,
            Sha256 fingerprint,
            @Nullable Sha256 digest,
            int status,
            SequencedMap<String, List<String>> headers,
            @Nullable String body,
            Instant at)
            implements RequestEvent {}

    /// It ended without an answer that holds: the key is free again.
    record Dropped(Sha256 key, UUID attempt, Instant at) implements RequestEvent {}

    private static EventCodec.Identity identity(RequestEvent event) {
        var part =
                switch (event) {
                    case Claimed _ -> "claimed";
                    case Renewed renewed -> "renewed:" + renewed.at();
                    case Secured secured -> "secured:" + secured.index() + ":" + secured.fileId();
                    case Answered _ -> "answered";
                    case Dropped _ -> "dropped";
                };
        return new EventCodec.Identity(event.attempt() + ":" + part, event.key().hex(), event.at());
    }
}
