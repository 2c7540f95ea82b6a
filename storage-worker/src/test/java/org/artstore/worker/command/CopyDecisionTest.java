package org.artstore.worker.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.schemas.document.Content;
import org.artstore.schemas.document.CopyOf;
import org.artstore.schemas.document.Creator;
import org.artstore.schemas.document.CustomAttributes;
import org.artstore.schemas.document.Document;
import org.artstore.schemas.document.Location;
import org.artstore.schemas.document.Metadata;
import org.artstore.schemas.document.Retention;
import org.artstore.schemas.document.Sha256;
import org.artstore.schemas.document.StorageName;
import org.artstore.schemas.element.ElementMode;
import org.artstore.schemas.file.FileEvent.CommandRejected.Refusal;
import org.artstore.schemas.file.FileEvent.FileRestoreEnded;
import org.artstore.schemas.id.ClientId;
import org.artstore.schemas.id.CommandId;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.id.TenantId;
import org.artstore.schemas.journal.FileCommand;
import org.artstore.schemas.journal.FileCommand.ChangeAttributes;
import org.artstore.schemas.journal.FileCommand.DeleteFile;
import org.artstore.schemas.journal.FileCommand.ExpireFile;
import org.artstore.schemas.journal.FileCommand.RemoveCopy;
import org.artstore.schemas.journal.FileCommand.Requester;
import org.artstore.schemas.journal.FileCommand.TransferFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// A restored copy takes no command but to go when its time is over.
class CopyDecisionTest {

    private static final Instant CREATED = Instant.parse("2026-03-01T10:00:00Z");
    private static final Instant OVER = CREATED.plus(Duration.ofDays(30));
    private static final FileId COPY = FileId.create(CREATED);
    private static final FileId DOCUMENT = FileId.create(CREATED.minusSeconds(1));
    private static final ElementId ELEMENT = new ElementId("edit-01");
    private static final TenantId TENANT = new TenantId("default");
    private static final Requester OPERATOR =
            new Requester(new ClientId("sa_operator"), TENANT, true);
    private static final FileState RESTORED = new FileState.Restored(copy());

    @Test
    void goesWhenItsTimeIsOver() {
        var command = expire(1, OVER, TENANT);

        assertThat(decide(command, RESTORED, OVER))
                .isEqualTo(
                        new Decision.End(
                                new FileRestoreEnded(
                                        DOCUMENT,
                                        TENANT,
                                        ELEMENT,
                                        COPY,
                                        5,
                                        OVER,
                                        command.commandId())));
    }

    @Test
    void oneClockThatIsAheadEndsNothing() {
        assertRefused(expire(1, OVER, TENANT), OVER.minusMillis(1), Refusal.NOT_EXPIRED);
        assertRefused(expire(1, OVER.minusMillis(1), TENANT), OVER, Refusal.NOT_EXPIRED);
    }

    @Test
    void whatIsAboutSomethingElseHasNoEffect() {
        assertRefused(expire(2, OVER, TENANT), OVER, Refusal.VERSION_DIFFERS);
        assertRefused(expire(1, OVER, new TenantId("other")), OVER, Refusal.NOT_HERE);
        assertThat(Decision.decide(expire(1, OVER, TENANT), RESTORED, ElementMode.RO, OVER))
                .isInstanceOf(Decision.Refuse.class);
    }

    @ParameterizedTest
    @MethodSource("others")
    void takesNoOtherCommand(FileCommand command) {
        assertRefused(command, OVER, Refusal.NOT_HERE);
        var ended = (Decision.End) decide(expire(1, OVER, TENANT), RESTORED, OVER);
        assertThat(decide(command, new FileState.Ended(ended.event()), OVER))
                .isInstanceOf(Decision.Refuse.class);
    }

    static Stream<FileCommand> others() {
        var id = CommandId.create();
        return Stream.of(
                new DeleteFile(COPY, ELEMENT, id, OPERATOR, 1, OVER),
                new TransferFile(COPY, ELEMENT, id, OPERATOR, 1, new ElementId("b"), true, OVER),
                new RemoveCopy(COPY, ELEMENT, id, OPERATOR, 1, OVER),
                new ChangeAttributes(
                        COPY,
                        ELEMENT,
                        id,
                        OPERATOR,
                        1,
                        null,
                        List.of(),
                        CustomAttributes.NONE,
                        null,
                        true,
                        OVER));
    }

    @Test
    void whatHasEndedIsToldAgain() {
        var ended = (Decision.End) decide(expire(1, OVER, TENANT), RESTORED, OVER);

        assertThat(decide(expire(1, OVER, TENANT), new FileState.Ended(ended.event()), OVER))
                .isEqualTo(new Decision.EndedBefore(ended.event()));
    }

    private static void assertRefused(FileCommand command, Instant now, Refusal reason) {
        var decision = decide(command, RESTORED, now);
        assertThat(decision).isInstanceOf(Decision.Refuse.class);
        assertThat(((Decision.Refuse) decision).event().reason()).isEqualTo(reason);
    }

    private static Decision decide(FileCommand command, FileState state, Instant now) {
        return Decision.decide(command, state, ElementMode.EDIT, now);
    }

    private static ExpireFile expire(long version, Instant at, TenantId tenant) {
        return new ExpireFile(COPY, ELEMENT, CommandId.create(), tenant, version, at, DOCUMENT);
    }

    private static Document copy() {
        return new Document(
                COPY,
                new Location(
                        ELEMENT,
                        StorageName.directory(COPY),
                        StorageName.filename(COPY, "a.txt", "operator")),
                new Metadata("a.txt", null, List.of(), CustomAttributes.NONE),
                new Content(1, "text/plain", Sha256.of(new byte[] {1})),
                CREATED,
                CREATED,
                new Creator(OPERATOR.requestedById(), "operator", null),
                TENANT,
                1,
                Retention.temporary(CREATED, 30),
                new CopyOf(DOCUMENT, new ElementId("ar-01"), 5));
    }
}
