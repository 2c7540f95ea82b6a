package org.artstore.worker.store;

import org.artstore.schemas.document.Document;
import org.artstore.schemas.file.FileEvent.FileDeleted;
import org.artstore.schemas.file.FileEvent.FileGone;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.journal.JournalRecord.UploadOpened;
import org.artstore.worker.inventory.Inventory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The committed files of one element. Committing, confirming and changing are done by one thread,
/// the one that reads the journal; everything else may be called by any. All calls block, and throw
/// [StoreUnavailable] when they can be tried again, [org.artstore.worker.disk.DiskFailed] when a
/// disk failed.
public interface BlobStore extends AutoCloseable {

    /// Commits several sealed uploads at once and returns their documents when all of them are
    /// durable. If it throws, some may be committed; the same uploads can be committed again unless
    /// the store is broken.
    ///
    /// @throws org.artstore.worker.disk.DiskFailed.Full which tells those there is no room for, as
    ///     long as none of these can have been committed
    List<Document> commit(List<PreparedCommit> uploads);

    /// Makes certain of files that were found committed: an earlier process may have died before
    /// that was durable.
    void confirm(List<CommittedFile> found);

    /// Puts another attr.json in the place of the one each of the files had, at once and for good:
    /// a reader sees either the old or the new one, never a part. If it throws, some may have it.
    void change(List<AttrChange> changes);

    /// Takes files away, at once and for good: a reader sees all of a file or nothing. Their bytes
    /// are kept until [#purge], where no reader looks; that they were deleted is kept for ever. If
    /// it throws, some may be deleted.
    void delete(List<Deletion> deletions);

    /// Takes away files that another element has, at once and for good, as if they had never been
    /// here. Their bytes are kept until [#purge]. If it throws, some may be gone.
    void withdraw(List<CommittedFile> files);

    /// Makes certain of files that were found deleted: an earlier process may have died before all
    /// of that was done.
    void confirmDeleted(List<FileGone> deleted);

    /// That the file is gone, if it was ever here. To be asked when it is not found.
    Optional<FileGone> gone(FileId file);

    /// That the file was deleted, if it was, and did not go elsewhere. To be asked when it is not
    /// found.
    default Optional<FileDeleted> deleted(FileId file) {
        return gone(file).filter(FileDeleted.class::isInstance).map(FileDeleted.class::cast);
    }

    /// Removes what was taken away before `then`, `most` things at most, and says how many: files,
    /// or parts of them. May be called by any thread.
    int purge(Instant then, int most);

    /// The file of an upload, if it is committed.
    ///
    /// @throws org.artstore.schemas.attr.AttrRejected when its attr.json must not be trusted
    Optional<CommittedFile> find(UploadOpened opened);

    /// The file of this id, if it is committed.
    ///
    /// @throws org.artstore.schemas.attr.AttrRejected when its attr.json must not be trusted
    Optional<CommittedFile> find(FileId file);

    /// Its bytes, to be read.
    ///
    /// @throws org.artstore.worker.fixity.Damaged when what is needed to check them is not what was
    ///     stored
    StoredBytes open(CommittedFile file);

    /// What lies where its files do. May be called by any thread.
    Inventory inventory();

    /// What is kept beside them. May be called by any thread.
    Notes notes();

    /// Lets go of what it holds; no call is made any more.
    @Override
    void close();
}
