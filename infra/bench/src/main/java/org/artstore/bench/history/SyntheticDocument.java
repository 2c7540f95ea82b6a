package org.artstore.bench.history;

import org.artstore.schemas.document.Content;
import org.artstore.schemas.document.Creator;
import org.artstore.schemas.document.Document;
import org.artstore.schemas.document.Location;
import org.artstore.schemas.document.Metadata;
import org.artstore.schemas.document.Retention;
import org.artstore.schemas.document.Sha256;
import org.artstore.schemas.document.StorageName;
import org.artstore.schemas.file.FileEvent;
import org.artstore.schemas.file.FileEvent.FileChanged;
import org.artstore.schemas.file.FileEvent.FileDamaged;
import org.artstore.schemas.file.FileEvent.FileDeleted;
import org.artstore.schemas.file.FileEvent.FileMoved;
import org.artstore.schemas.file.FileEvent.FileStored;
import org.artstore.schemas.file.FileEvent.FileVerified;
import org.artstore.schemas.id.ClientId;
import org.artstore.schemas.id.CommandId;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.id.TenantId;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/// What happens to one document.
final class SyntheticDocument {

    private static final Instant BEGINNING = Instant.parse("2025-01-01T00:00:00Z");
    private static final Duration APART = Duration.ofMillis(1_500);
    private static final int ACCOUNTS = 8;
    private static final int ELEMENTS = 3;
    private static final long VERSION_AND_VARIANT = 0x7000L;

    private final List<FileEvent> events = new ArrayList<>();
    private final Random random;
    private Document document;

    private SyntheticDocument(int number, Random random) {
        this.random = random;
        var created = BEGINNING.plus(APART.multipliedBy(number));
        var file = file(created, random);
        var metadata = Words.metadata(number, random);
        int account = random.nextInt(ACCOUNTS);
        var creator =
                new Creator(
                        new ClientId("sa_prod_books%d_0a1b2c3%d".formatted(account, account)),
                        "books" + account,
                        null);
        document =
                new Document(
                        file,
                        location(file, metadata.originalFilename(), random.nextInt(ELEMENTS)),
                        metadata,
                        new Content(
                                1 + random.nextInt(5_000_000),
                                Words.contentType(metadata.originalFilename()),
                                Sha256.of(ByteBuffer.allocate(4).putInt(number).array())),
                        created,
                        created,
                        creator,
                        new TenantId(account == 0 ? "other" : "default"),
                        1,
                        Retention.temporary(created, 1 + random.nextInt(365)));
        events.add(new FileStored(document));
    }

    /// The events of the document of this number, in order.
    static List<FileEvent> life(int number, Random random) {
        var life = new SyntheticDocument(number, random);
        while (random.nextInt(10) < 3) {
            life.change(number);
        }
        if (random.nextInt(10) == 0) {
            life.move();
        }
        if (random.nextInt(50) == 0) {
            life.damage();
        }
        if (random.nextInt(12) == 0) {
            life.delete();
        }
        return life.events;
    }

    private void change(int number) {
        var described = Words.metadata(number, random);
        document = next(document.location(), described);
        events.add(new FileChanged(document, command()));
    }

    private void move() {
        var from = document.location().elementId();
        var to =
                location(
                        document.fileId(),
                        document.metadata().originalFilename(),
                        ELEMENTS + random.nextInt(ELEMENTS));
        document = next(to, document.metadata());
        events.add(new FileStored(document));
        events.add(
                new FileMoved(
                        document.fileId(),
                        document.tenant(),
                        from,
                        to.elementId(),
                        document.version(),
                        document.updatedAt(),
                        command()));
    }

    private void damage() {
        var element = document.location().elementId();
        events.add(
                new FileDamaged(
                        document.fileId(),
                        null,
                        element,
                        FileDamaged.Part.CONTENT,
                        "the checksum differs",
                        document.updatedAt()));
        if (random.nextBoolean()) {
            events.add(
                    new FileVerified(
                            document.fileId(),
                            document.tenant(),
                            element,
                            document.version(),
                            true,
                            document.updatedAt()));
        }
    }

    private void delete() {
        events.add(
                new FileDeleted(
                        document.fileId(),
                        document.tenant(),
                        document.location().elementId(),
                        document.creator().id(),
                        document.version() + 1,
                        document.updatedAt().plusSeconds(1),
                        document.creator().id(),
                        command()));
    }

    private Document next(Location location, Metadata metadata) {
        return new Document(
                document.fileId(),
                location,
                metadata,
                document.content(),
                document.createdAt(),
                document.updatedAt().plusSeconds(1),
                document.creator(),
                document.tenant(),
                document.version() + 1,
                document.retention());
    }

    private static Location location(FileId file, String name, int element) {
        return new Location(
                new ElementId("edit-0" + (element + 1)),
                StorageName.directory(file),
                StorageName.filename(file, name, "books"));
    }

    private CommandId command() {
        return new CommandId(new UUID(random.nextLong(), random.nextLong()));
    }

    /// A UUIDv7 (RFC 9562, 5.7).
    private static FileId file(Instant created, Random random) {
        long high = created.toEpochMilli() << 16 | VERSION_AND_VARIANT | random.nextInt(1 << 12);
        long low = random.nextLong() >>> 2 | Long.MIN_VALUE;
        return new FileId(new UUID(high, low));
    }
}
