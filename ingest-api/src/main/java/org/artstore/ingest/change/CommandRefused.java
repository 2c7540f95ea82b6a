package org.artstore.ingest.change;

import org.artstore.ingest.refusal.Refusal;
import org.artstore.ingest.refusal.UploadRefused;
import org.artstore.schemas.attr.AttrJson;
import org.artstore.schemas.file.FileEvent.CommandRejected;

import java.time.Duration;

/// What a client is told when an element refuses a command, if the command is not to be given again
/// instead.
public final class CommandRefused {

    private static final Duration AGAIN_AFTER = Duration.ofSeconds(1);

    private CommandRefused() {}

    /// [Overtaken], or an [UploadRefused] for the client.
    public static RuntimeException of(CommandRejected.Refusal reason) {
        return switch (reason) {
            case NOT_HERE, DELETED, VERSION_DIFFERS -> new Overtaken();
            case NOT_EXPIRED -> throw new IllegalStateException("no answer to a client: " + reason);
            case NOT_OWNER -> refused(new Refusal.NotOwner());
            case OPERATORS_ONLY -> refused(new Refusal.OperatorsOnly());
            case MODE_NOT_ALLOWED -> refused(new Refusal.ModeNotAllowed());
            case IN_TRANSFER -> refused(new Refusal.InTransfer(AGAIN_AFTER));
            case PERMANENT -> refused(new Refusal.AlreadyPermanent());
            case RETENTION_LOCKED -> refused(new Refusal.RetentionLocked());
            case RETENTION_SHORTENED ->
                    refused(new Refusal.NotAllowed("/retain_until", "may only move later"));
            case ATTRIBUTES_TOO_LARGE ->
                    refused(new Refusal.AttributesTooLarge(AttrJson.MAX_BYTES));
            case DAMAGED -> refused(new Refusal.DocumentDamaged());
        };
    }

    private static UploadRefused refused(Refusal refusal) {
        return new UploadRefused(refusal);
    }

    /// The document was changed, moved or deleted since it was looked up.
    public static final class Overtaken extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Overtaken() {
            super("overtaken", null, false, false);
        }
    }
}
