package org.artstore.worker.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.schemas.document.Content;
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
import org.artstore.schemas.file.FileEvent.FileCopyRemoved;
import org.artstore.schemas.id.ClientId;
import org.artstore.schemas.id.CommandId;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.id.TenantId;
import org.artstore.schemas.journal.FileCommand;
import org.artstore.schemas.journal.FileCommand.ChangeAttributes;
import org.artstore.schemas.journal.FileCommand.DeleteFile;
import org.artstore.schemas.journal.FileCommand.RemoveCopy;
import org.artstore.schemas.journal.FileCommand.Requester;
import org.artstore.schemas.journal.FileCommand.TransferFile;
import org.artstore.schemas.transfer.Transfer;
import org.artstore.schemas.transfer.Transfer.Step;
import org.artstore.schemas.transfer.TransferEvent.TransferRequested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Instant;
import java.util.List;

class TransferDecisionTest {

    private static final ElementId FROM = new ElementId("edit-01");
    private static final ElementId TO = new ElementId("rw-01");
    private static final TenantId TENANT = new TenantId("default");
    private static final ClientId OWNER = new ClientId("sa_owner");
    private static final Instant NOW = Instant.parse("2026-01-02T00:00:00Z");
    private static final FileId FILE = FileId.create(Instant.parse("2026-01-01T00:00:00Z"));
    private static final Requester BY_OWNER = new Requester(OWNER, TENANT, false);
    private static final CommandId ID = CommandId.create();

    @Test
    void aTransferBeginsOnceHoweverOftenItIsAskedFor() {
        var first = decide(transfer(ID, true, BY_OWNER), stays(temporary()), ElementMode.EDIT);

        assertThat(first)
                .isEqualTo(
                        new Decision.Begin(
                                new TransferRequested(
                                        FILE, ID, TENANT, OWNER, OWNER, FROM, TO, 2, 1, true,
                                        NOW)));
        for (var step : Step.values()) {
            assertThat(decide(transfer(ID, true, BY_OWNER), leaves(step), ElementMode.EDIT))
                    .isEqualTo(first);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"REQUESTED", "COPYING", "VERIFIED"})
    void nothingElseHappensToADocumentOnItsWay(Step step) {
        var commands = List.of(change(), delete(), transfer(CommandId.create(), true, BY_OWNER));

        assertThat(commands)
                .allSatisfy(
                        it ->
                                assertThat(refusal(it, leaves(step), ElementMode.EDIT))
                                        .isEqualTo(Refusal.IN_TRANSFER));
    }

    @Test
    void everythingMayHappenToOneThatStayed() {
        var stayed = leaves(Step.ROLLED_BACK);

        assertThat(decide(change(), stayed, ElementMode.EDIT)).isInstanceOf(Decision.Change.class);
        assertThat(decide(delete(), stayed, ElementMode.EDIT)).isInstanceOf(Decision.Delete.class);
        assertThat(decide(transfer(CommandId.create(), true, BY_OWNER), stayed, ElementMode.EDIT))
                .isInstanceOf(Decision.Begin.class);
    }

    @ParameterizedTest
    @CsvSource({"EDIT, true", "RW, true", "RO, true", "AR, false"})
    void whatCanBeReadCanBeMoved(ElementMode mode, boolean moves) {
        var decision = decide(transfer(ID, false, BY_OWNER), stays(permanent()), mode);

        assertThat(decision instanceof Decision.Begin).isEqualTo(moves);
    }

    @Test
    void whatIsPermanentIsNotFinalised() {
        assertThat(refusal(transfer(ID, true, BY_OWNER), stays(permanent()), ElementMode.RW))
                .isEqualTo(Refusal.PERMANENT);
    }

    @Test
    void documentsOfOthersStayWhereTheyAre() {
        var other = new Requester(new ClientId("sa_other"), TENANT, false);
        var elsewhere = new Requester(OWNER, new TenantId("elsewhere"), true);

        assertThat(refusal(transfer(ID, true, other), stays(temporary()), ElementMode.EDIT))
                .isEqualTo(Refusal.NOT_OWNER);
        assertThat(refusal(transfer(ID, true, elsewhere), stays(temporary()), ElementMode.EDIT))
                .isEqualTo(Refusal.NOT_HERE);
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void aCopyGoesWhenTheDocumentIsElsewhereOnly(Step step) {
        var decision = decide(remove(ID), leaves(step), ElementMode.EDIT);

        assertThat(decision instanceof Decision.Remove)
                .isEqualTo(step == Step.COMPLETED || step == Step.CLEARED);
        assertThat(decide(remove(CommandId.create()), leaves(step), ElementMode.EDIT))
                .isInstanceOf(Decision.Refuse.class);
        assertThat(decide(remove(ID), stays(temporary()), ElementMode.EDIT))
                .isInstanceOf(Decision.Refuse.class);
    }

    @Test
    void aCopyThatIsGoneIsToldAgain() {
        var gone =
                ((Decision.Remove) decide(remove(ID), leaves(Step.COMPLETED), ElementMode.EDIT))
                        .event();

        assertThat(gone).isEqualTo(new FileCopyRemoved(FILE, TENANT, FROM, TO, 2, NOW, ID));
        var left = new FileState.Left(gone);
        assertThat(decide(remove(ID), left, ElementMode.EDIT))
                .isEqualTo(new Decision.RemovedBefore(gone));
        assertThat(refusal(change(), left, ElementMode.EDIT)).isEqualTo(Refusal.NOT_HERE);
        assertThat(refusal(delete(), left, ElementMode.EDIT)).isEqualTo(Refusal.NOT_HERE);
    }

    private static Decision decide(FileCommand command, FileState state, ElementMode mode) {
        return Decision.decide(command, state, mode, command.requestedAt());
    }

    private static Refusal refusal(FileCommand command, FileState state, ElementMode mode) {
        var decision = decide(command, state, mode);
        assertThat(decision).isInstanceOf(Decision.Refuse.class);
        return ((Decision.Refuse) decision).event().reason();
    }

    private static FileState stays(Retention retention) {
        return new FileState.Held(document(retention));
    }

    private static FileState leaves(Step step) {
        var request =
                new TransferRequested(FILE, ID, TENANT, OWNER, OWNER, FROM, TO, 2, 1, true, NOW);
        return new FileState.Held(
                document(temporary()), new Transfer(request, step, 0, 0, null, NOW));
    }

    private static Retention temporary() {
        return Retention.temporary(FILE.createdAt(), 30);
    }

    private static Retention permanent() {
        return Retention.permanent();
    }

    private static Document document(Retention retention) {
        return new Document(
                FILE,
                new Location(FROM, StorageName.directory(FILE), "a"),
                new Metadata("a.txt", null, List.of(), CustomAttributes.NONE),
                new Content(1, "text/plain", Sha256.of(new byte[] {1})),
                FILE.createdAt(),
                FILE.createdAt(),
                new Creator(OWNER, "owner", null),
                TENANT,
                1,
                retention);
    }

    private static FileCommand transfer(CommandId id, boolean finalise, Requester by) {
        return new TransferFile(FILE, FROM, id, by, 1, TO, finalise, NOW);
    }

    private static FileCommand remove(CommandId id) {
        return new RemoveCopy(FILE, FROM, id, new Requester(OWNER, TENANT, true), 1, NOW);
    }

    private static FileCommand delete() {
        return new DeleteFile(FILE, FROM, CommandId.create(), BY_OWNER, 1, NOW);
    }

    private static FileCommand change() {
        return new ChangeAttributes(
                FILE,
                FROM,
                CommandId.create(),
                BY_OWNER,
                1,
                null,
                List.of("b"),
                CustomAttributes.NONE,
                null,
                false,
                NOW);
    }
}
