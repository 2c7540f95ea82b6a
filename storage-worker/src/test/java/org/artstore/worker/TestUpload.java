package org.artstore.worker;

import org.artstore.schemas.document.Creator;
import org.artstore.schemas.document.CustomAttributes;
import org.artstore.schemas.document.Metadata;
import org.artstore.schemas.document.Retention;
import org.artstore.schemas.document.Sha256;
import org.artstore.schemas.id.ClientId;
import org.artstore.schemas.id.CommandId;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.id.TenantId;
import org.artstore.schemas.journal.JournalRecord;
import org.artstore.schemas.journal.JournalRecord.Chunk;
import org.artstore.schemas.journal.JournalRecord.UploadAborted;
import org.artstore.schemas.journal.JournalRecord.UploadJoined;
import org.artstore.schemas.journal.JournalRecord.UploadOpened;
import org.artstore.schemas.journal.JournalRecord.UploadSealed;
import org.artstore.schemas.journal.JournalRecord.WholeUpload;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// One upload of a test: its records, whole or in parts.
@SuppressWarnings("ArrayRecordComponent")
public record TestUpload(
        FileId fileId, ElementId element, String filename, byte[] bytes, @Nullable Sha256 digest) {

    public static final int CHUNK = 100_000;

    /// Of `size` bytes that depend on the name.
    public static TestUpload of(ElementId element, String filename, int size) {
        var bytes = new byte[size];
        new Random(filename.hashCode()).nextBytes(bytes);
        var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return new TestUpload(FileId.create(now), element, filename, bytes, null);
    }

    public TestUpload declaring(Sha256 declared) {
        return new TestUpload(fileId, element, filename, bytes, declared);
    }

    /// The same for another element.
    public TestUpload on(ElementId other) {
        return new TestUpload(fileId, other, filename, bytes, digest);
    }

    public UploadOpened opened() {
        return opened((long) bytes.length);
    }

    public UploadOpened opened(@Nullable Long expectedLength) {
        return new UploadOpened(
                fileId,
                element,
                1,
                new TenantId("default"),
                new Metadata(filename, "of a test", List.of("a", "б"), CustomAttributes.NONE),
                "text/plain",
                Retention.temporary(fileId.createdAt(), 30),
                new Creator(new ClientId("sa_test_books_0a1b2c3d"), "Книги books", null),
                expectedLength,
                digest);
    }

    /// As a document that comes with a transfer, which has its own id, and becomes permanent.
    public UploadOpened arriving(long version) {
        var opened = opened();
        return new UploadOpened(
                fileId,
                element,
                1,
                opened.tenant(),
                opened.metadata(),
                opened.contentType(),
                Retention.permanent(),
                opened.creator(),
                (long) bytes.length,
                checksum(),
                null,
                new UploadOpened.Arrival(
                        new CommandId(fileId.value()), version, fileId.createdAt().plusSeconds(3)));
    }

    public WholeUpload whole() {
        return new WholeUpload(opened(), bytes);
    }

    public Chunk chunk(long epoch, int from, int to) {
        return new Chunk(fileId, element, epoch, from, Arrays.copyOfRange(bytes, from, to));
    }

    /// All of it in chunks.
    public List<JournalRecord> chunks() {
        var chunks = new ArrayList<JournalRecord>();
        for (int at = 0; at < bytes.length; at += CHUNK) {
            chunks.add(chunk(1, at, Math.min(at + CHUNK, bytes.length)));
        }
        return chunks;
    }

    public UploadSealed sealed(long epoch) {
        return sealed(epoch, bytes.length);
    }

    public UploadSealed sealed(long epoch, long length) {
        return new UploadSealed(fileId, element, epoch, length, fileId.createdAt().plusSeconds(1));
    }

    /// Made of these uploads, all of whose bytes came with epoch 1.
    public UploadJoined joined(List<TestUpload> parts) {
        return new UploadJoined(
                opened(),
                parts.stream()
                        .map(it -> new UploadJoined.Part(it.fileId(), 1, it.bytes().length))
                        .toList(),
                fileId.createdAt().plusSeconds(1));
    }

    public UploadAborted aborted() {
        return new UploadAborted(fileId, element, 1, "by a test");
    }

    /// Opened, chunks, sealed.
    public List<JournalRecord> records() {
        var records = new ArrayList<JournalRecord>();
        records.add(opened());
        records.addAll(chunks());
        records.add(sealed(1));
        return records;
    }

    public Sha256 checksum() {
        return Sha256.of(bytes);
    }
}
