package org.artstore.schemas.topic;

import org.artstore.schemas.id.ElementId;

import java.time.Duration;
import java.util.Map;

/// Every topic's name, partitions and retention. Each is created at its start by the service that
/// owns it.
public final class Topics {

    private static final Map<String, String> FOR_EVER =
            Map.of("retention.ms", "-1", "retention.bytes", "-1");
    private static final Map<String, String> COMPACTED = Map.of("cleanup.policy", "compact");
    private static final Duration REQUESTS_MARGIN = Duration.ofHours(1);
    private static final String JOURNAL_PREFIX = "artstore.element.";
    private static final String DEAD_LETTERS_SUFFIX = ".dlq";

    /// The file log: what happened to documents, keyed by file_id, kept for ever. Owner:
    /// storage-worker.
    public static final TopicDefinition FILES = new TopicDefinition("artstore.files", 8, FOR_EVER);

    /// The name of the log of resumable uploads; see [#uploads].
    public static final String UPLOADS = "artstore.uploads";

    /// The name of the log of requests with an `Idempotency-Key`; see [#requests].
    public static final String REQUESTS = "artstore.requests";

    /// The registry of elements, keyed by element_id. Owner: auth-server.
    public static final TopicDefinition ELEMENTS =
            new TopicDefinition("artstore.elements", 1, COMPACTED);

    /// What each element's worker says of it, keyed by element_id. Owner: storage-worker.
    public static final TopicDefinition ELEMENT_STATUS =
            new TopicDefinition("artstore.element-status", 1, COMPACTED);

    /// Which uploads were forwarded to which element, keyed by file_id. The first word about an
    /// upload and the element that gives it away holds, so nothing is compacted; needed for as long
    /// as that element's journal holds records of the upload. Owner: storage-worker.
    public static final TopicDefinition FORWARDS =
            new TopicDefinition("artstore.forwards", 1, FOR_EVER);

    /// How far the transfers of documents between elements are, keyed by file_id. The first word
    /// holds between some of them, so nothing is compacted. Owner: storage-worker.
    public static final TopicDefinition TRANSFERS =
            new TopicDefinition("artstore.transfers", 4, FOR_EVER);

    /// Service accounts without their secrets, keyed by client_id. Owner: auth-server.
    public static final TopicDefinition ACCOUNTS =
            new TopicDefinition("artstore.accounts", 1, COMPACTED);

    /// The templates of documents, each with all its versions, keyed by template_id. Owner:
    /// auth-server.
    public static final TopicDefinition TEMPLATES =
            new TopicDefinition("artstore.templates", 1, COMPACTED);

    /// What the documents of each account amount to, keyed by tenant/client_id. Owner:
    /// index-stream.
    public static final TopicDefinition USAGE = new TopicDefinition("artstore.usage", 1, COMPACTED);

    /// What the callers of each tenant have read on each day, keyed by tenant/day/process. Owner:
    /// query-api.
    public static final TopicDefinition READS = new TopicDefinition("artstore.reads", 1, COMPACTED);

    /// How far the outbox of auth-server has been read, in the form of Kafka Connect. Owner:
    /// auth-server.
    public static final TopicDefinition OUTBOX_OFFSETS =
            new TopicDefinition("artstore.outbox-offsets", 1, COMPACTED);

    private Topics() {}

    /// The journal of an element: everything done to its files, in order, keyed by file_id. Kept
    /// until stored: time and size never trim it, only its worker may, behind its committed offset.
    /// Owner: the storage-worker that has the element.
    public static TopicDefinition journal(ElementId element) {
        return new TopicDefinition(JOURNAL_PREFIX + element, 4, FOR_EVER);
    }

    /// What happens to resumable uploads, keyed by file_id. The order of the records decides
    /// between writers, so those that lost have to stay beside those that won: it is kept by time,
    /// twice as long as an upload may take. Owner: ingest-api.
    ///
    /// @param uploadLife how long an upload may take
    public static TopicDefinition uploads(Duration uploadLife) {
        var retention = Long.toString(uploadLife.multipliedBy(2).toMillis());
        return new TopicDefinition(
                UPLOADS, 4, Map.of("retention.ms", retention, "retention.bytes", "-1"));
    }

    /// What happens to requests with an `Idempotency-Key`, keyed by a digest of the key and its
    /// account. The order of the records decides, and their times are the log's own, so that the
    /// clocks of those who write them do not matter. Kept by time, somewhat longer than an answer
    /// holds, in segments short enough for that. Owner: ingest-api.
    ///
    /// @param answerLife how long an answer holds
    public static TopicDefinition requests(Duration answerLife) {
        return new TopicDefinition(
                REQUESTS,
                4,
                Map.of(
                        "retention.ms",
                        Long.toString(answerLife.plus(REQUESTS_MARGIN).toMillis()),
                        "retention.bytes",
                        "-1",
                        "segment.ms",
                        Long.toString(REQUESTS_MARGIN.toMillis()),
                        "message.timestamp.type",
                        "LogAppendTime"));
    }

    /// The name of the dead-letter topic of a topic.
    public static String deadLetters(String topic) {
        return topic + DEAD_LETTERS_SUFFIX;
    }
}
