package org.artstore.worker.powercut;

import org.artstore.schemas.document.CustomAttributes;
import org.artstore.schemas.id.ClientId;
import org.artstore.schemas.id.CommandId;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.TenantId;
import org.artstore.schemas.journal.FileCommand.ChangeAttributes;
import org.artstore.schemas.journal.FileCommand.DeleteFile;
import org.artstore.schemas.journal.FileCommand.RemoveCopy;
import org.artstore.schemas.journal.FileCommand.Requester;
import org.artstore.schemas.journal.FileCommand.TransferFile;
import org.artstore.schemas.transfer.TransferEvent.TransferRequested;
import org.artstore.worker.TestUpload;

import java.time.Instant;
import java.util.List;

/// What an operator asks for in the story, in the same words in every process.
final class Commands {

    private static final Requester OPERATOR =
            new Requester(new ClientId("sa_operator"), new TenantId("default"), true);

    private Commands() {}

    static ChangeAttributes change(TestUpload upload) {
        return new ChangeAttributes(
                upload.fileId(),
                upload.element(),
                id(upload),
                OPERATOR,
                1,
                "of another mind",
                List.of("b"),
                CustomAttributes.NONE,
                null,
                false,
                at(upload, 1));
    }

    static DeleteFile delete(TestUpload upload, long version) {
        return new DeleteFile(
                upload.fileId(), upload.element(), id(upload), OPERATOR, version, at(upload, 2));
    }

    static TransferFile transfer(TestUpload upload, ElementId target) {
        return new TransferFile(
                upload.fileId(),
                upload.element(),
                id(upload),
                OPERATOR,
                1,
                target,
                true,
                at(upload, 3));
    }

    static RemoveCopy removeCopy(TestUpload upload) {
        return new RemoveCopy(
                upload.fileId(), upload.element(), id(upload), OPERATOR, 1, at(upload, 5));
    }

    /// What the log of transfers says first.
    static TransferRequested requested(TestUpload upload, ElementId target, CommandId id) {
        return new TransferRequested(
                upload.fileId(),
                id,
                OPERATOR.tenant(),
                upload.opened().creator().id(),
                OPERATOR.requestedById(),
                upload.element(),
                target,
                2,
                upload.bytes().length,
                true,
                at(upload, 3));
    }

    /// Of every command about the document: there is one of each kind.
    static CommandId id(TestUpload upload) {
        return new CommandId(upload.fileId().value());
    }

    private static Instant at(TestUpload upload, int seconds) {
        return upload.fileId().createdAt().plusSeconds(seconds);
    }
}
