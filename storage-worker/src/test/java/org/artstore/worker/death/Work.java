package org.artstore.worker.death;

import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.schemas.document.Document;
import org.artstore.schemas.document.Metadata;
import org.artstore.schemas.element.ElementMode;
import org.artstore.schemas.file.FileEvent.FileCopyRemoved;
import org.artstore.schemas.file.FileEvent.FileDeleted;
import org.artstore.schemas.id.ClientId;
import org.artstore.schemas.id.CommandId;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.id.TenantId;
import org.artstore.schemas.journal.FileCommand.DeleteFile;
import org.artstore.schemas.journal.FileCommand.Requester;
import org.artstore.worker.TestStore;
import org.artstore.worker.TestUpload;
import org.artstore.worker.command.Decision;
import org.artstore.worker.command.FileState;
import org.artstore.worker.store.AttrChange;
import org.artstore.worker.store.CommittedFile;
import org.artstore.worker.store.Deletion;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// Something a worker does with one file, which is so large that it has block checksums.
enum Work {
    COMMIT {
        @Override
        void prepare(TestStore store, TestUpload upload) {}

        @Override
        void run(TestStore store, TestUpload upload) {
            store.commit(
                    List.of(
                            upload.opened(),
                            upload.chunk(1, 0, FIRST),
                            upload.chunk(1, FIRST, SIZE),
                            upload.sealed(1)));
        }

        @Override
        boolean isDone(TestStore store, TestUpload upload) {
            return found(store, upload).isPresent();
        }
    },

    CHANGE {
        @Override
        void prepare(TestStore store, TestUpload upload) {
            COMMIT.run(store, upload);
        }

        @Override
        void run(TestStore store, TestUpload upload) {
            store.store().blobs().change(List.of(change(store, upload)));
        }

        @Override
        boolean isDone(TestStore store, TestUpload upload) {
            var version = found(store, upload).orElseThrow().document().version();
            assertThat(version).isIn(1L, 2L);
            return version == 2;
        }
    },

    DELETE {
        @Override
        void prepare(TestStore store, TestUpload upload) {
            COMMIT.run(store, upload);
        }

        @Override
        void run(TestStore store, TestUpload upload) {
            var blobs = store.store().blobs();
            found(store, upload)
                    .ifPresentOrElse(
                            file -> blobs.delete(List.of(deletion(file))),
                            () -> blobs.confirmDeleted(List.of(told(store, upload))));
            assertThat(left(store, upload)).isEmpty();
        }

        @Override
        boolean isDone(TestStore store, TestUpload upload) {
            var found = found(store, upload);
            if (found.isEmpty()) {
                assertThat(told(store, upload).version()).isEqualTo(2);
            }
            return found.isEmpty();
        }
    },

    /// The copy that a transfer has left behind is removed.
    LEAVE {
        @Override
        void prepare(TestStore store, TestUpload upload) {
            COMMIT.run(store, upload);
        }

        @Override
        void run(TestStore store, TestUpload upload) {
            var blobs = store.store().blobs();
            found(store, upload)
                    .ifPresentOrElse(
                            file -> blobs.delete(List.of(departure(file))),
                            () -> blobs.confirmDeleted(List.of(left(store, upload.fileId()))));
            assertThat(left(store, upload)).isEmpty();
        }

        @Override
        boolean isDone(TestStore store, TestUpload upload) {
            var found = found(store, upload);
            if (found.isEmpty()) {
                assertThat(left(store, upload.fileId()).movedTo()).isEqualTo(OTHER);
            }
            return found.isEmpty();
        }
    },

    /// The copy of a transfer is committed, on an element that the document has left before.
    ARRIVE {
        @Override
        void prepare(TestStore store, TestUpload upload) {
            LEAVE.prepare(store, upload);
            LEAVE.run(store, upload);
        }

        @Override
        void run(TestStore store, TestUpload upload) {
            arrive(store, upload, 3);
        }

        @Override
        boolean isDone(TestStore store, TestUpload upload) {
            assertThat(left(store, upload.fileId()).movedTo()).isEqualTo(OTHER);
            return hasArrived(store, upload, 3);
        }
    };

    private static final ElementId OTHER = new ElementId("rw-01");

    private static final int FIRST = 1 << 20;
    private static final int SIZE = FIRST + 50_000;

    /// What has to be there before.
    abstract void prepare(TestStore store, TestUpload upload);

    /// Can be done again from any state in which a death has left it.
    abstract void run(TestStore store, TestUpload upload);

    /// Whether it has been done; fails if something is there in part.
    abstract boolean isDone(TestStore store, TestUpload upload);

    /// The same in every process.
    static TestUpload upload(FileId file) {
        var bytes = new byte[SIZE];
        new Random(SIZE).nextBytes(bytes);
        return new TestUpload(file, TestStore.ELEMENT, "大.bin", bytes, null);
    }

    /// The file as a reader gets it, if it is there.
    private static Optional<CommittedFile> found(TestStore store, TestUpload upload) {
        var file = store.store().blobs().find(upload.fileId());
        file.ifPresent(it -> assertThat(bytes(store, it)).isEqualTo(upload.bytes()));
        return file;
    }

    private static byte[] bytes(TestStore store, CommittedFile file) {
        try {
            return Files.readAllBytes(store.directory().bytes(file.location()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static FileDeleted told(TestStore store, TestUpload upload) {
        return store.store().blobs().deleted(upload.fileId()).orElseThrow();
    }

    private static FileCopyRemoved left(TestStore store, FileId file) {
        return (FileCopyRemoved) store.store().blobs().gone(file).orElseThrow();
    }

    private static Deletion departure(CommittedFile file) {
        var document = file.document();
        return new Deletion(
                file,
                new FileCopyRemoved(
                        document.fileId(),
                        document.tenant(),
                        TestStore.ELEMENT,
                        OTHER,
                        document.version() + 1,
                        document.createdAt().plusSeconds(1),
                        new CommandId(document.fileId().value())));
    }

    private static void arrive(TestStore store, TestUpload upload, long version) {
        store.commit(
                List.of(
                        upload.arriving(version),
                        upload.chunk(1, 0, FIRST),
                        upload.chunk(1, FIRST, SIZE),
                        upload.sealed(1)));
    }

    private static boolean hasArrived(TestStore store, TestUpload upload, long version) {
        var found = found(store, upload);
        found.ifPresent(it -> assertThat(it.document().version()).isEqualTo(version));
        return found.isPresent();
    }

    /// Where readers look.
    private static List<Path> left(TestStore store, TestUpload upload) {
        var name = upload.fileId().toString();
        try (var entries = Files.list(store.directory().directory(upload.fileId()))) {
            return entries.filter(it -> it.toString().contains(name)).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static AttrChange change(TestStore store, TestUpload upload) {
        var file = found(store, upload).orElseThrow();
        var document = file.document();
        return AttrChange.of(file, document.version() == 1 ? changed(document) : document);
    }

    private static Document changed(Document document) {
        var metadata = document.metadata();
        return document.changed(
                new Metadata(
                        metadata.originalFilename(),
                        "of another mind",
                        metadata.tags(),
                        metadata.customAttributes()),
                document.retention(),
                document.createdAt().plusSeconds(1));
    }

    private static Deletion deletion(CommittedFile file) {
        var command =
                new DeleteFile(
                        file.fileId(),
                        TestStore.ELEMENT,
                        CommandId.create(),
                        new Requester(new ClientId("sa_operator"), new TenantId("default"), true),
                        file.document().version(),
                        file.document().createdAt().plusSeconds(1));
        var decision =
                Decision.decide(
                        command,
                        new FileState.Held(file.document()),
                        ElementMode.EDIT,
                        command.requestedAt());
        return new Deletion(file, ((Decision.Delete) decision).event());
    }
}
