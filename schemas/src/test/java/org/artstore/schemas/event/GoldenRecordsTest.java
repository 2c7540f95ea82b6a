package org.artstore.schemas.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.artstore.schemas.Samples;
import org.artstore.schemas.account.AccountEvent;
import org.artstore.schemas.account.AccountEvent.Account;
import org.artstore.schemas.account.AccountEvent.AccountCreated;
import org.artstore.schemas.account.AccountLimits;
import org.artstore.schemas.account.AccountUsage;
import org.artstore.schemas.account.Role;
import org.artstore.schemas.document.CustomAttributes;
import org.artstore.schemas.document.Document;
import org.artstore.schemas.document.Metadata;
import org.artstore.schemas.document.Retention;
import org.artstore.schemas.document.RetentionPolicy;
import org.artstore.schemas.document.Sha256;
import org.artstore.schemas.element.Compression;
import org.artstore.schemas.element.ElementEvent;
import org.artstore.schemas.element.ElementEvent.ElementModeChanged;
import org.artstore.schemas.element.ElementEvent.ElementRegistered;
import org.artstore.schemas.element.ElementMode;
import org.artstore.schemas.element.ElementStatus;
import org.artstore.schemas.element.S3Location;
import org.artstore.schemas.element.StorageElement;
import org.artstore.schemas.file.FileEvent;
import org.artstore.schemas.file.FileEvent.CommandRejected;
import org.artstore.schemas.file.FileEvent.FileChanged;
import org.artstore.schemas.file.FileEvent.FileCopyRemoved;
import org.artstore.schemas.file.FileEvent.FileDamaged;
import org.artstore.schemas.file.FileEvent.FileDamaged.Part;
import org.artstore.schemas.file.FileEvent.FileDeleted;
import org.artstore.schemas.file.FileEvent.FileExpired;
import org.artstore.schemas.file.FileEvent.FileMoved;
import org.artstore.schemas.file.FileEvent.FileRestoreEnded;
import org.artstore.schemas.file.FileEvent.FileRestoreRequested;
import org.artstore.schemas.file.FileEvent.FileStored;
import org.artstore.schemas.file.FileEvent.FileVerified;
import org.artstore.schemas.file.FileEvent.UploadRejected;
import org.artstore.schemas.file.Receipt;
import org.artstore.schemas.forward.UploadForwarded;
import org.artstore.schemas.id.ClientId;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.TemplateId;
import org.artstore.schemas.journal.FileCommand.ChangeAttributes;
import org.artstore.schemas.journal.FileCommand.DeleteFile;
import org.artstore.schemas.journal.FileCommand.ExpireFile;
import org.artstore.schemas.journal.FileCommand.RemoveCopy;
import org.artstore.schemas.journal.FileCommand.Requester;
import org.artstore.schemas.journal.FileCommand.TransferFile;
import org.artstore.schemas.journal.JournalCodec;
import org.artstore.schemas.journal.JournalRecord;
import org.artstore.schemas.journal.JournalRecord.Chunk;
import org.artstore.schemas.journal.JournalRecord.UploadAborted;
import org.artstore.schemas.journal.JournalRecord.UploadExpired;
import org.artstore.schemas.journal.JournalRecord.UploadJoined;
import org.artstore.schemas.journal.JournalRecord.UploadSealed;
import org.artstore.schemas.journal.JournalRecord.WholeUpload;
import org.artstore.schemas.request.RequestEvent;
import org.artstore.schemas.request.RequestEvent.Answered;
import org.artstore.schemas.request.RequestEvent.Claimed;
import org.artstore.schemas.request.RequestEvent.Dropped;
import org.artstore.schemas.request.RequestEvent.Renewed;
import org.artstore.schemas.request.RequestEvent.Secured;
import org.artstore.schemas.statistics.ReadCounts;
import org.artstore.schemas.template.Template;
import org.artstore.schemas.template.TemplateEvent;
import org.artstore.schemas.template.TemplateEvent.TemplateEvolved;
import org.artstore.schemas.template.TemplateEvent.TemplateRegistered;
import org.artstore.schemas.template.TemplateSchema;
import org.artstore.schemas.topic.Topics;
import org.artstore.schemas.transfer.TransferEvent;
import org.artstore.schemas.transfer.TransferEvent.SourceRemoved;
import org.artstore.schemas.transfer.TransferEvent.TransferCompleted;
import org.artstore.schemas.transfer.TransferEvent.TransferCopying;
import org.artstore.schemas.transfer.TransferEvent.TransferRequested;
import org.artstore.schemas.transfer.TransferEvent.TransferRolledBack;
import org.artstore.schemas.transfer.TransferEvent.TransferVerified;
import org.artstore.schemas.upload.UploadEvent;
import org.artstore.schemas.upload.UploadEvent.AppendBegan;
import org.artstore.schemas.upload.UploadEvent.OffsetConfirmed;
import org.artstore.schemas.upload.UploadEvent.PartClaimed;
import org.artstore.schemas.upload.UploadEvent.UploadCancelled;
import org.artstore.schemas.upload.UploadEvent.UploadCompleted;
import org.artstore.schemas.upload.UploadEvent.UploadCreated;
import org.artstore.schemas.upload.UploadEvent.UploadSettled;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/// Evolution is FULL_TRANSITIVE: every record that any released version wrote is read by this one,
/// and this one writes what those versions read. A golden file is never changed, only added.
class GoldenRecordsTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final Instant AT = Samples.SEALED_AT;
    private static final ElementId TARGET = new ElementId("rw-01");
    private static final Sha256 KEY = new Sha256("ab".repeat(32));
    private static final Sha256 FINGERPRINT = new Sha256("cd".repeat(32));
    private static final UUID ATTEMPT = UUID.fromString("8e03978e-40d5-43dd-bc93-6894a57f9324");
    private static final ReadCounts READS =
            new ReadCounts(
                    Samples.TENANT,
                    LocalDate.parse("2024-11-24"),
                    new UUID(1, 2),
                    3,
                    5000,
                    4,
                    11,
                    AT);
    private static final AccountLimits LIMITS =
            new AccountLimits(100L, 6_000L, 10_000_000L, 1_000_000_000_000L);

    private static final Document CHANGED =
            Samples.DOCUMENT.changed(
                    new Metadata(
                            Samples.METADATA.originalFilename(),
                            null,
                            List.of("final"),
                            CustomAttributes.NONE),
                    new Retention(
                            Samples.RETENTION.policy(),
                            Samples.RETENTION.ttlDays(),
                            Samples.RETENTION.expiresAt(),
                            AT.plusSeconds(86_400),
                            true),
                    AT);

    /// Today's records by the name of their golden file: `<ce_type>/<n>`.
    private static final Map<String, ProducerRecord<String, byte[]>> TODAY =
            Map.ofEntries(
                    journal("artstore.upload.opened.v1/1", Samples.OPENED),
                    journal(
                            "artstore.upload.chunk.v1/1",
                            new Chunk(Samples.FILE, Samples.ELEMENT, 1, 0, Samples.bytes())),
                    journal(
                            "artstore.upload.sealed.v1/1",
                            new UploadSealed(Samples.FILE, Samples.ELEMENT, 1, 5, AT)),
                    journal("artstore.upload.sealed.v1/2", Samples.SEALED_LATE),
                    journal(
                            "artstore.upload.aborted.v1/1",
                            new UploadAborted(Samples.FILE, Samples.ELEMENT, 1, "cut off")),
                    journal(
                            "artstore.upload.expired.v1/1",
                            new UploadExpired(Samples.FILE, Samples.ELEMENT, 1)),
                    journal(
                            "artstore.upload.whole.v1/1",
                            new WholeUpload(Samples.OPENED, Samples.bytes())),
                    journal(
                            "artstore.command.change-attributes.v1/1",
                            new ChangeAttributes(
                                    Samples.FILE,
                                    Samples.ELEMENT,
                                    Samples.COMMAND,
                                    new Requester(Samples.CREATOR.id(), Samples.TENANT, true),
                                    1,
                                    "Annual report",
                                    List.of("final"),
                                    CustomAttributes.NONE,
                                    AT.plusSeconds(86_400),
                                    true,
                                    AT)),
                    journal(
                            "artstore.command.delete.v1/1",
                            new DeleteFile(
                                    Samples.FILE,
                                    Samples.ELEMENT,
                                    Samples.COMMAND,
                                    new Requester(Samples.CREATOR.id(), Samples.TENANT, false),
                                    2,
                                    AT)),
                    journal(
                            "artstore.command.transfer.v1/1",
                            new TransferFile(
                                    Samples.FILE,
                                    Samples.ELEMENT,
                                    Samples.COMMAND,
                                    new Requester(Samples.CREATOR.id(), Samples.TENANT, false),
                                    1,
                                    TARGET,
                                    true,
                                    AT)),
                    journal(
                            "artstore.command.remove-copy.v1/1",
                            new RemoveCopy(
                                    Samples.FILE,
                                    Samples.ELEMENT,
                                    Samples.COMMAND,
                                    new Requester(Samples.CREATOR.id(), Samples.TENANT, true),
                                    1,
                                    AT)),
                    journal("artstore.upload.opened.v1/3", Samples.ARRIVING),
                    file(
                            "artstore.file.moved.v1/1",
                            new FileMoved(
                                    Samples.FILE,
                                    Samples.TENANT,
                                    Samples.ELEMENT,
                                    TARGET,
                                    2,
                                    AT,
                                    Samples.COMMAND)),
                    file(
                            "artstore.file.copy-removed.v1/1",
                            new FileCopyRemoved(
                                    Samples.FILE,
                                    Samples.TENANT,
                                    Samples.ELEMENT,
                                    TARGET,
                                    2,
                                    AT,
                                    Samples.COMMAND)),
                    transfer(
                            "artstore.transfer.requested.v1/1",
                            new TransferRequested(
                                    Samples.FILE,
                                    Samples.COMMAND,
                                    Samples.TENANT,
                                    Samples.CREATOR.id(),
                                    Samples.CREATOR.id(),
                                    Samples.ELEMENT,
                                    TARGET,
                                    2,
                                    5,
                                    true,
                                    AT)),
                    transfer(
                            "artstore.transfer.copying.v1/1",
                            new TransferCopying(Samples.FILE, Samples.COMMAND, 1, 5, AT)),
                    transfer(
                            "artstore.transfer.verified.v1/1",
                            new TransferVerified(Samples.FILE, Samples.COMMAND, TARGET, AT)),
                    transfer(
                            "artstore.transfer.completed.v1/1",
                            new TransferCompleted(Samples.FILE, Samples.COMMAND, TARGET, AT)),
                    transfer(
                            "artstore.transfer.rolled-back.v1/1",
                            new TransferRolledBack(
                                    Samples.FILE,
                                    Samples.COMMAND,
                                    TransferRolledBack.Reason.NO_ROOM,
                                    AT)),
                    transfer(
                            "artstore.transfer.source-removed.v1/1",
                            new SourceRemoved(Samples.FILE, Samples.COMMAND, AT)),
                    journal(
                            "artstore.command.expire.v1/1",
                            new ExpireFile(
                                    Samples.FILE,
                                    Samples.ELEMENT,
                                    Samples.COMMAND,
                                    Samples.TENANT,
                                    2,
                                    AT)),
                    journal(
                            "artstore.upload.joined.v1/1",
                            new UploadJoined(
                                    Samples.OPENED,
                                    List.of(new UploadJoined.Part(Samples.PART, 18, 5)),
                                    AT)),
                    Map.entry(
                            "artstore.upload.forwarded.v1/1",
                            UploadForwarded.CODEC.encode(
                                    Topics.FORWARDS.name(),
                                    new UploadForwarded(
                                            Samples.FILE,
                                            Samples.ELEMENT,
                                            new ElementId("edit-02"),
                                            UploadForwarded.Reason.DISK_FULL,
                                            AT),
                                    null)),
                    Map.entry(
                            "artstore.file.stored.v1/1",
                            FileEvent.CODEC.encode(
                                    Topics.FILES.name(), new FileStored(Samples.DOCUMENT), null)),
                    Map.entry(
                            "artstore.file.rejected.v1/1",
                            FileEvent.CODEC.encode(Topics.FILES.name(), rejected(), null)),
                    file(
                            "artstore.file.verified.v1/1",
                            new FileVerified(
                                    Samples.FILE, Samples.TENANT, Samples.ELEMENT, 1, true, AT)),
                    file(
                            "artstore.file.damaged.v1/1",
                            new FileDamaged(
                                    Samples.FILE,
                                    Samples.TENANT,
                                    Samples.ELEMENT,
                                    Part.CONTENT,
                                    "the checksum differs",
                                    AT)),
                    file(
                            "artstore.file.damaged.v1/2",
                            new FileDamaged(
                                    Samples.FILE,
                                    null,
                                    Samples.ELEMENT,
                                    Part.ATTRIBUTES,
                                    "digest differs",
                                    AT)),
                    file("artstore.file.changed.v1/1", new FileChanged(CHANGED, Samples.COMMAND)),
                    file(
                            "artstore.file.deleted.v1/1",
                            new FileDeleted(
                                    Samples.FILE,
                                    Samples.TENANT,
                                    Samples.ELEMENT,
                                    Samples.CREATOR.id(),
                                    3,
                                    AT,
                                    new ClientId("sa_prod_clerk_1a2b3c4d"),
                                    Samples.COMMAND)),
                    file(
                            "artstore.file.expired.v1/1",
                            new FileExpired(
                                    new FileDeleted(
                                            Samples.FILE,
                                            Samples.TENANT,
                                            Samples.ELEMENT,
                                            Samples.CREATOR.id(),
                                            3,
                                            AT,
                                            null,
                                            Samples.COMMAND))),
                    Map.entry(
                            "artstore.file.restore-requested.v1/1",
                            FileEvent.CODEC
                                    .from(URI.create("urn:artstore:query-api"))
                                    .encode(
                                            Topics.FILES.name(),
                                            new FileRestoreRequested(
                                                    Samples.FILE,
                                                    Samples.TENANT,
                                                    Samples.ELEMENT,
                                                    1,
                                                    new ClientId("sa_prod_clerk_1a2b3c4d"),
                                                    AT),
                                            null)),
                    file("artstore.file.restored.v1/1", FileEvent.committed(Samples.RESTORED)),
                    file(
                            "artstore.file.restore-ended.v1/1",
                            new FileRestoreEnded(
                                    Samples.FILE,
                                    Samples.TENANT,
                                    Samples.ELEMENT,
                                    Samples.PART,
                                    3,
                                    AT,
                                    Samples.COMMAND)),
                    file(
                            "artstore.file.command-rejected.v1/3",
                            new CommandRejected(
                                    Samples.PART,
                                    Samples.TENANT,
                                    Samples.COMMAND,
                                    CommandRejected.Refusal.NOT_HERE,
                                    null,
                                    AT,
                                    Samples.FILE)),
                    journal(
                            "artstore.command.expire.v1/2",
                            new ExpireFile(
                                    Samples.PART,
                                    Samples.ELEMENT,
                                    Samples.COMMAND,
                                    Samples.TENANT,
                                    1,
                                    AT,
                                    Samples.FILE)),
                    journal("artstore.upload.opened.v1/4", Samples.RESTORING),
                    journal(
                            "artstore.upload.whole.v1/3",
                            new WholeUpload(Samples.RESTORING, Samples.bytes())),
                    file(
                            "artstore.file.command-rejected.v1/1",
                            rejected(CommandRejected.Refusal.NOT_HERE, null)),
                    file(
                            "artstore.file.command-rejected.v1/2",
                            rejected(CommandRejected.Refusal.RETENTION_LOCKED, 2L)),
                    upload(
                            "artstore.uploads.created.v1/1",
                            new UploadCreated(
                                    Samples.FILE,
                                    Samples.ELEMENT,
                                    Samples.TENANT,
                                    Samples.CREATOR,
                                    5L,
                                    AT.plusSeconds(86_400),
                                    AT)),
                    upload(
                            "artstore.uploads.created.v1/2",
                            new UploadCreated(
                                    Samples.FILE,
                                    Samples.ELEMENT,
                                    Samples.TENANT,
                                    Samples.CREATOR,
                                    5L,
                                    AT.plusSeconds(86_400),
                                    AT,
                                    null,
                                    null,
                                    "filename YS50eHQ=,filetype dGV4dC9wbGFpbg==",
                                    null,
                                    null)),
                    upload(
                            "artstore.uploads.created.v1/4",
                            new UploadCreated(
                                    Samples.FILE,
                                    Samples.ELEMENT,
                                    Samples.TENANT,
                                    Samples.CREATOR,
                                    5L,
                                    AT.plusSeconds(86_400),
                                    AT,
                                    null,
                                    null,
                                    null,
                                    RetentionPolicy.PERMANENT,
                                    null)),
                    upload(
                            "artstore.uploads.created.v1/5",
                            new UploadCreated(
                                    Samples.FILE,
                                    Samples.ELEMENT,
                                    Samples.TENANT,
                                    Samples.CREATOR,
                                    5L,
                                    AT.plusSeconds(86_400),
                                    AT,
                                    null,
                                    null,
                                    null,
                                    null,
                                    List.of(Samples.PART))),
                    upload(
                            "artstore.uploads.claimed.v1/1",
                            new PartClaimed(
                                    Samples.PART, Samples.FILE, Sha256.of(Samples.bytes()), AT)),
                    upload(
                            "artstore.uploads.created.v1/3",
                            new UploadCreated(
                                    Samples.FILE,
                                    Samples.ELEMENT,
                                    Samples.TENANT,
                                    Samples.CREATOR,
                                    5L,
                                    AT.plusSeconds(86_400),
                                    AT,
                                    "a.pdf",
                                    "application/pdf",
                                    null,
                                    null,
                                    null)),
                    upload(
                            "artstore.uploads.offset-confirmed.v1/2",
                            new OffsetConfirmed(Samples.FILE, 18, 4, AT, Samples.CONFLICT)),
                    upload(
                            "artstore.uploads.completed.v1/2",
                            new UploadCompleted(Samples.FILE, 18, 5, AT, Samples.CONFLICT)),
                    journal(
                            "artstore.upload.opened.v1/2",
                            Samples.OPENED.sniffed(Samples.CONFLICT)),
                    journal(
                            "artstore.upload.whole.v1/2",
                            new WholeUpload(
                                    Samples.OPENED.sniffed(Samples.CONFLICT), Samples.bytes())),
                    journal(
                            "artstore.upload.sealed.v1/3",
                            new UploadSealed(
                                    Samples.FILE,
                                    Samples.ELEMENT,
                                    1,
                                    5,
                                    AT,
                                    null,
                                    Samples.CONFLICT)),
                    Map.entry(
                            "artstore.file.stored.v1/2",
                            FileEvent.CODEC.encode(
                                    Topics.FILES.name(),
                                    new FileStored(Samples.CONFLICTING),
                                    null)),
                    upload(
                            "artstore.uploads.append-began.v1/1",
                            new AppendBegan(Samples.FILE, 3, 5L, AT)),
                    upload(
                            "artstore.uploads.offset-confirmed.v1/1",
                            new OffsetConfirmed(Samples.FILE, 18, 4, AT)),
                    upload(
                            "artstore.uploads.completed.v1/1",
                            new UploadCompleted(Samples.FILE, 18, 5, AT)),
                    upload(
                            "artstore.uploads.settled.v1/1",
                            new UploadSettled(Samples.FILE, new Receipt(3, 17), null, AT)),
                    upload(
                            "artstore.uploads.settled.v1/2",
                            new UploadSettled(
                                    Samples.FILE,
                                    new Receipt(3, 17),
                                    UploadRejected.Reason.DIGEST_MISMATCH,
                                    AT)),
                    upload(
                            "artstore.uploads.cancelled.v1/1",
                            new UploadCancelled(Samples.FILE, AT)),
                    request(
                            "artstore.requests.claimed.v1/1",
                            new Claimed(KEY, ATTEMPT, FINGERPRINT, AT)),
                    request("artstore.requests.renewed.v1/1", new Renewed(KEY, ATTEMPT, AT)),
                    request(
                            "artstore.requests.secured.v1/1",
                            new Secured(
                                    KEY,
                                    ATTEMPT,
                                    0,
                                    Samples.FILE,
                                    new UploadSealed(Samples.FILE, Samples.ELEMENT, 1, 5, AT),
                                    Sha256.of(Samples.bytes()),
                                    AT)),
                    request(
                            "artstore.requests.secured.v1/2",
                            new Secured(KEY, ATTEMPT, 0, Samples.FILE, null, null, AT)),
                    request("artstore.requests.answered.v1/1", answered()),
                    request("artstore.requests.dropped.v1/1", new Dropped(KEY, ATTEMPT, AT)),
                    Map.entry(
                            "artstore.element.registered.v1/1",
                            ElementEvent.CODEC.encode(
                                    Topics.ELEMENTS.name(),
                                    new ElementRegistered(element(null)),
                                    null)),
                    Map.entry(
                            "artstore.element.registered.v1/2",
                            ElementEvent.CODEC.encode(
                                    Topics.ELEMENTS.name(),
                                    new ElementRegistered(element(Compression.ZSTD)),
                                    null)),
                    Map.entry(
                            "artstore.element.mode-changed.v1/1",
                            ElementEvent.CODEC.encode(
                                    Topics.ELEMENTS.name(),
                                    new ElementModeChanged(
                                            element(null).inMode(ElementMode.RO, AT),
                                            ElementMode.RW),
                                    null)),
                    Map.entry(
                            "artstore.element.registered.v1/3",
                            ElementEvent.CODEC.encode(
                                    Topics.ELEMENTS.name(),
                                    new ElementRegistered(inBucket()),
                                    null)),
                    Map.entry(
                            "artstore.element.status-reported.v1/1",
                            ElementStatus.CODEC.encode(
                                    Topics.ELEMENT_STATUS.name(), status(), null)),
                    template(
                            "artstore.template.registered.v1/1",
                            new TemplateRegistered(
                                    Template.registered(
                                            new TemplateId("invoice"),
                                            "Invoices of suppliers",
                                            schema("string"),
                                            AT))),
                    template(
                            "artstore.template.evolved.v1/1",
                            new TemplateEvolved(
                                    Template.registered(
                                                    new TemplateId("note"),
                                                    null,
                                                    schema("string"),
                                                    AT)
                                            .evolved(schema("number"), null, AT))),
                    Map.entry(
                            "artstore.account.created.v1/1",
                            AccountEvent.CODEC.encode(
                                    Topics.ACCOUNTS.name(),
                                    new AccountCreated(account(null)),
                                    null)),
                    Map.entry(
                            "artstore.account.created.v1/2",
                            AccountEvent.CODEC.encode(
                                    Topics.ACCOUNTS.name(),
                                    new AccountCreated(account(LIMITS)),
                                    null)),
                    Map.entry(
                            "artstore.account.usage-counted.v1/1",
                            AccountUsage.CODEC.encode(Topics.USAGE.name(), usage(null), null)),
                    Map.entry(
                            "artstore.account.usage-counted.v1/2",
                            AccountUsage.CODEC.encode(
                                    Topics.USAGE.name(),
                                    usage(new TreeMap<>(Map.of(0, 17L, 3, 4L))),
                                    null)),
                    Map.entry(
                            "artstore.reads.counted.v1/1",
                            ReadCounts.CODEC.encode(Topics.READS.name(), READS, null)));

    static Stream<Path> goldenFiles() throws IOException {
        try (var files = Files.walk(GOLDEN)) {
            return files.filter(Files::isRegularFile).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("goldenFiles")
    void readsEveryRecordEverReleased(Path file) {
        var record = golden(file).received();

        assertThat(decode(record)).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("goldenFiles")
    void everyReleasedBodyFitsItsSchema(Path file) throws IOException {
        var golden = golden(file);
        var body = golden.headers().getOrDefault(JournalCodec.UPLOAD, golden.text());
        if (body == null) {
            assertThat(golden.headers()).containsKey(JournalCodec.OFFSET);
            return;
        }
        var type = golden.headers().getOrDefault(EventHeaders.TYPE, "no type");
        var schema = Files.readString(EventSchemas.file(type), StandardCharsets.UTF_8);

        var errors =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(schema, InputFormat.JSON)
                        .validate(body, InputFormat.JSON);

        assertThat(errors).isEmpty();
    }

    @Test
    void everyTypeOfTodayHasAGoldenRecordAndIsWrittenAsItSays() {
        TODAY.forEach(
                (name, record) ->
                        assertThat(GoldenRecord.of(record))
                                .as(name)
                                .isEqualTo(golden(GOLDEN.resolve(name + ".json"))));
    }

    @Test
    void everyTypeIsAmongThoseOfToday() {
        var types = TODAY.keySet().stream().map(name -> name.substring(0, name.indexOf('/')));

        assertThat(types.distinct()).containsExactlyInAnyOrderElementsOf(EventSchemas.types());
    }

    private static Object decode(ConsumerRecord<String, byte[]> record) {
        return switch (record.topic()) {
            case Topics.REQUESTS -> RequestEvent.CODEC.decode(record);
            case Topics.UPLOADS -> UploadEvent.CODEC.decode(record);
            case "artstore.files" -> FileEvent.CODEC.decode(record);
            case "artstore.elements" -> ElementEvent.CODEC.decode(record);
            case "artstore.element-status" -> ElementStatus.CODEC.decode(record);
            case "artstore.forwards" -> UploadForwarded.CODEC.decode(record);
            case "artstore.transfers" -> TransferEvent.CODEC.decode(record);
            case "artstore.reads" -> ReadCounts.CODEC.decode(record);
            case "artstore.usage" -> AccountUsage.CODEC.decode(record);
            case "artstore.templates" -> TemplateEvent.CODEC.decode(record);
            case "artstore.accounts" -> AccountEvent.CODEC.decode(record);
            default -> JournalCodec.decode(record, Samples.ELEMENT);
        };
    }

    private static GoldenRecord golden(Path file) {
        try {
            return EventJson.MAPPER.readValue(Files.readString(file), GoldenRecord.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map.Entry<String, ProducerRecord<String, byte[]>> journal(
            String name, JournalRecord record) {
        return Map.entry(name, JournalCodec.encode(record, AT, null));
    }

    private static Map.Entry<String, ProducerRecord<String, byte[]>> upload(
            String name, UploadEvent event) {
        return Map.entry(name, UploadEvent.CODEC.encode(Topics.UPLOADS, event, null));
    }

    private static Map.Entry<String, ProducerRecord<String, byte[]>> request(
            String name, RequestEvent event) {
        return Map.entry(name, RequestEvent.CODEC.encode(Topics.REQUESTS, event, null));
    }

    private static Map.Entry<String, ProducerRecord<String, byte[]>> transfer(
            String name, TransferEvent event) {
        return Map.entry(name, TransferEvent.CODEC.encode(Topics.TRANSFERS.name(), event, null));
    }

    private static Map.Entry<String, ProducerRecord<String, byte[]>> template(
            String name, TemplateEvent event) {
        return Map.entry(name, TemplateEvent.CODEC.encode(Topics.TEMPLATES.name(), event, null));
    }

    private static TemplateSchema schema(String type) {
        var json = EventJson.MAPPER.createObjectNode();
        json.putObject("properties").putObject("number").putArray("type").add(type);
        return new TemplateSchema(json);
    }

    private static Answered answered() {
        var headers = new LinkedHashMap<String, List<String>>();
        headers.put("Location", List.of("https://archive.example/api/v1/files/" + Samples.FILE));
        headers.put("Artstore-Receipt", List.of("3-17"));
        return new Answered(
                KEY,
                ATTEMPT,
                FINGERPRINT,
                Sha256.of(Samples.bytes()),
                201,
                headers,
                "{\"file_id\":\"" + Samples.FILE + "\"}",
                AT);
    }

    private static Map.Entry<String, ProducerRecord<String, byte[]>> file(
            String name, FileEvent event) {
        return Map.entry(name, FileEvent.CODEC.encode(Topics.FILES.name(), event, null));
    }

    private static CommandRejected rejected(
            CommandRejected.Refusal reason, @Nullable Long version) {
        return new CommandRejected(
                Samples.FILE, Samples.TENANT, Samples.COMMAND, reason, version, AT);
    }

    private static UploadRejected rejected() {
        return new UploadRejected(
                Samples.FILE,
                Samples.TENANT,
                UploadRejected.Reason.DIGEST_MISMATCH,
                "the bytes have another digest",
                AT);
    }

    private static StorageElement element(@Nullable Compression compression) {
        return new StorageElement(
                Samples.ELEMENT,
                "First shelf",
                StorageElement.Kind.DISK,
                ElementMode.EDIT,
                1,
                1_000_000_000_000L,
                "local",
                "/srv/artstore/edit-01",
                compression,
                1,
                AT,
                AT);
    }

    private static StorageElement inBucket() {
        return new StorageElement(
                Samples.ELEMENT,
                "First bucket",
                StorageElement.Kind.S3,
                ElementMode.RW,
                1,
                1_000_000_000_000L,
                "local",
                null,
                new S3Location(URI.create("https://s3.example"), "eu-1", "archive", "rw/01", true),
                null,
                1,
                AT,
                AT);
    }

    private static ElementStatus status() {
        return new ElementStatus(
                Samples.ELEMENT,
                "local",
                URI.create("http://localhost:8010"),
                ElementStatus.Health.ONLINE,
                12,
                0,
                1,
                900_000_000_000L,
                AT);
    }

    private static AccountUsage usage(@Nullable SortedMap<Integer, Long> applied) {
        return new AccountUsage(Samples.TENANT, Samples.CREATOR.id(), 7, 2, AT, applied);
    }

    private static Account account(@Nullable AccountLimits limits) {
        return new Account(
                Samples.CREATOR.id(),
                "books",
                "The library's catalogue",
                Role.USER,
                Samples.TENANT,
                false,
                limits,
                1,
                AT,
                AT);
    }
}
