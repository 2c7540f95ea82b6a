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
import org.artstore.schemas.file.FileEvent.FileExpired;
import org.artstore.schemas.id.ClientId;
import org.artstore.schemas.id.CommandId;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.id.TenantId;
import org.artstore.schemas.journal.FileCommand;
import org.artstore.schemas.journal.FileCommand.ChangeAttributes;
import org.artstore.schemas.journal.FileCommand.DeleteFile;
import org.artstore.schemas.journal.FileCommand.ExpireFile;
import org.artstore.schemas.journal.FileCommand.Requester;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

class DecisionTest {

    private static final Instant CREATED = Instant.parse("2026-01-02T03:04:05.678Z");
    private static final Instant NOW = CREATED.plusSeconds(3_600);
    private static final FileId FILE = FileId.create(CREATED);
    private static final ElementId ELEMENT = new ElementId("edit-01");
    private static final TenantId TENANT = new TenantId("library");
    private static final ClientId OWNER = new ClientId("sa_owner");
    private static final Metadata METADATA =
            new Metadata("a.txt", null, List.of(), CustomAttributes.NONE);
    private static final Requester BY_OWNER = new Requester(OWNER, TENANT, false);
    private static final Requester BY_OPERATOR =
            new Requester(new ClientId("sa_operator"), TENANT, true);
    private static final Requester BY_OTHER =
            new Requester(new ClientId("sa_other"), TENANT, false);
    private static final Requester BY_STRANGER = new Requester(OWNER, new TenantId("else"), true);

    @ParameterizedTest
    @CsvSource({"edit, true, true", "rw, true, false", "ro, false, false", "ar, false, false"})
    void theModeSaysWhatMayBeDone(String name, boolean changes, boolean deletes) {
        var mode = ElementMode.parse(name);

        var change = decide(change(BY_OWNER, 1, "b"), held(document(null, false)), mode);
        var delete = decide(delete(BY_OWNER, 1), held(document(null, false)), mode);

        assertThat(change instanceof Decision.Change).isEqualTo(changes);
        assertThat(delete instanceof Decision.Delete).isEqualTo(deletes);
        if (!changes) {
            assertThat(refusal(change)).isEqualTo(Refusal.MODE_NOT_ALLOWED);
        }
        if (!deletes) {
            assertThat(refusal(delete)).isEqualTo(Refusal.MODE_NOT_ALLOWED);
        }
    }

    @Test
    void aChangeIsTheNextVersion() {
        var before = document(null, false);

        var decision = decide(change(BY_OWNER, 1, "b"), held(before), ElementMode.EDIT);

        assertThat(decision)
                .isInstanceOfSatisfying(
                        Decision.Change.class,
                        it -> {
                            var after = it.event().document();
                            assertThat(after.version()).isEqualTo(2);
                            assertThat(after.updatedAt()).isEqualTo(NOW);
                            assertThat(after.metadata().tags()).containsExactly("b");
                            assertThat(after.metadata().originalFilename()).isEqualTo("a.txt");
                            assertThat(after.content()).isEqualTo(before.content());
                            assertThat(after.retention()).isEqualTo(before.retention());
                        });
    }

    @Test
    void aChangeThatComesAgainIsToldAgainAndMadeOnce() {
        var command = change(BY_OWNER, 1, "b");
        var first =
                (Decision.Change) decide(command, held(document(null, false)), ElementMode.EDIT);

        var second = decide(command, held(first.event().document()), ElementMode.RO);

        assertThat(second).isEqualTo(new Decision.ChangedBefore(first.event()));
    }

    @Test
    void aCommandHasNoEffectOnAnotherVersion() {
        var first =
                (Decision.Change)
                        decide(
                                change(BY_OWNER, 1, "b"),
                                held(document(null, false)),
                                ElementMode.EDIT);
        var now = held(first.event().document());

        assertThat(refusal(decide(change(BY_OWNER, 1, "c"), now, ElementMode.EDIT)))
                .isEqualTo(Refusal.VERSION_DIFFERS);
        assertThat(refusal(decide(delete(BY_OWNER, 1), now, ElementMode.EDIT)))
                .isEqualTo(Refusal.VERSION_DIFFERS);
    }

    @Test
    void onlyOwnersAndOperatorsChange() {
        var held = held(document(null, false));
        for (var command : List.of(change(BY_OTHER, 1, "b"), delete(BY_OTHER, 1))) {
            assertThat(refusal(decide(command, held, ElementMode.EDIT)))
                    .isEqualTo(Refusal.NOT_OWNER);
        }
        for (var command : List.of(change(BY_STRANGER, 1, "b"), delete(BY_STRANGER, 1))) {
            assertThat(refusal(decide(command, held, ElementMode.EDIT)))
                    .isEqualTo(Refusal.NOT_HERE);
        }
        assertThat(decide(change(BY_OPERATOR, 1, "b"), held, ElementMode.EDIT))
                .isInstanceOf(Decision.Change.class);
        assertThat(decide(delete(BY_OPERATOR, 1), held, ElementMode.EDIT))
                .isInstanceOf(Decision.Delete.class);
    }

    @Test
    void onlyOperatorsChangeRetention() {
        var held = held(document(null, false));

        assertThat(refusal(decide(hold(BY_OWNER, 1, null, true), held, ElementMode.EDIT)))
                .isEqualTo(Refusal.OPERATORS_ONLY);
        assertThat(decide(hold(BY_OPERATOR, 1, null, true), held, ElementMode.EDIT))
                .isInstanceOf(Decision.Change.class);
    }

    @Test
    void retentionIsOnlyEverProlonged() {
        var until = NOW.plusSeconds(100);
        var held = held(document(until, false));

        for (var shorter : new Instant[] {null, until.minusSeconds(1)}) {
            assertThat(refusal(decide(hold(BY_OPERATOR, 1, shorter, false), held, ElementMode.RW)))
                    .isEqualTo(Refusal.RETENTION_SHORTENED);
        }
        assertThat(decide(hold(BY_OPERATOR, 1, until.plusSeconds(1), false), held, ElementMode.RW))
                .isInstanceOf(Decision.Change.class);
    }

    @Test
    void whatIsLockedIsDeletedByNobody() {
        var locked = List.of(document(NOW.plusSeconds(1), false), document(null, true));
        for (var document : locked) {
            assertThat(refusal(decide(delete(BY_OPERATOR, 1), held(document), ElementMode.EDIT)))
                    .isEqualTo(Refusal.RETENTION_LOCKED);
        }
        assertThat(decide(delete(BY_OWNER, 1), held(document(NOW, false)), ElementMode.EDIT))
                .isInstanceOf(Decision.Delete.class);
    }

    @Test
    void whatWasDeletedIsToldAgainToThoseWhoMayKnow() {
        var delete = delete(BY_OWNER, 1);
        var event =
                ((Decision.Delete) decide(delete, held(document(null, false)), ElementMode.EDIT))
                        .event();
        var deleted = new FileState.Deleted(event);

        assertThat(event.version()).isEqualTo(2);
        for (var again : List.of(delete, delete(BY_OPERATOR, 7))) {
            assertThat(decide(again, deleted, ElementMode.RO))
                    .isEqualTo(new Decision.DeletedBefore(event));
        }
        assertThat(refusal(decide(delete(BY_OTHER, 1), deleted, ElementMode.EDIT)))
                .isEqualTo(Refusal.NOT_OWNER);
        assertThat(refusal(decide(delete(BY_STRANGER, 1), deleted, ElementMode.EDIT)))
                .isEqualTo(Refusal.NOT_HERE);
        assertThat(refusal(decide(change(BY_OWNER, 1, "b"), deleted, ElementMode.EDIT)))
                .isEqualTo(Refusal.DELETED);
    }

    @Test
    void whatCannotBeTrustedOrIsNotHereIsLeftAlone() {
        assertThat(refusal(decide(delete(BY_OWNER, 1), new FileState.Unknown(), ElementMode.EDIT)))
                .isEqualTo(Refusal.NOT_HERE);
        assertThat(refusal(decide(delete(BY_OWNER, 1), new FileState.Damaged(), ElementMode.EDIT)))
                .isEqualTo(Refusal.DAMAGED);
    }

    @Test
    void whatIsTemporaryGoesWhenItsTimeIsOver() {
        var over = CREATED.plus(Duration.ofDays(30));
        var held = held(document(null, false));

        assertThat(refusal(expire(over.minusMillis(1), over, held))).isEqualTo(Refusal.NOT_EXPIRED);
        assertThat(refusal(expire(over, over.minusMillis(1), held))).isEqualTo(Refusal.NOT_EXPIRED);
        assertThat(expire(over, over.plusSeconds(9), held))
                .isInstanceOfSatisfying(
                        Decision.Delete.class,
                        it -> {
                            assertThat(it.event().deletedById()).isNull();
                            assertThat(it.event().deletedAt()).isEqualTo(over);
                            assertThat(it.event().version()).isEqualTo(2);
                            assertThat(it.event().told()).isInstanceOf(FileExpired.class);
                        });
    }

    @Test
    void whatIsLockedOrPermanentDoesNotExpire() {
        var over = CREATED.plus(Duration.ofDays(30));
        for (var locked : List.of(document(over.plusSeconds(1), false), document(null, true))) {
            assertThat(refusal(expire(over, over, held(locked))))
                    .isEqualTo(Refusal.RETENTION_LOCKED);
        }
        assertThat(refusal(expire(over, over, held(permanent())))).isEqualTo(Refusal.NOT_EXPIRED);
        var kept = document(over, false);
        assertThat(expire(over, over, held(kept))).isInstanceOf(Decision.Delete.class);
    }

    @Test
    void whatWasChangedMeanwhileExpiresByWhatItSaysNow() {
        var over = CREATED.plus(Duration.ofDays(30));
        var now = held(document(null, false).changed(METADATA, Retention.permanent(), NOW));

        assertThat(refusal(expire(over, over, now))).isEqualTo(Refusal.VERSION_DIFFERS);
    }

    @ParameterizedTest
    @CsvSource({"rw", "ro", "ar"})
    void nothingExpiresWhereNothingIsDeleted(String mode) {
        var over = CREATED.plus(Duration.ofDays(30));
        var expire = new ExpireFile(FILE, ELEMENT, CommandId.create(), TENANT, 1, over);

        var decision =
                Decision.decide(expire, held(document(null, false)), ElementMode.parse(mode), over);

        assertThat(refusal(decision)).isEqualTo(Refusal.MODE_NOT_ALLOWED);
    }

    @Test
    void whatExpiredIsToldAgain() {
        var over = CREATED.plus(Duration.ofDays(30));
        var first = (Decision.Delete) expire(over, over, held(document(null, false)));
        var gone = new FileState.Deleted(first.event());

        assertThat(expire(over.plusSeconds(60), over.plusSeconds(60), gone))
                .isEqualTo(new Decision.DeletedBefore(first.event()));
        assertThat(decide(delete(BY_OWNER, 1), gone, ElementMode.EDIT))
                .isEqualTo(new Decision.DeletedBefore(first.event()));
    }

    private static Decision expire(Instant requestedAt, Instant now, FileState state) {
        var expire = new ExpireFile(FILE, ELEMENT, CommandId.create(), TENANT, 1, requestedAt);
        return Decision.decide(expire, state, ElementMode.EDIT, now);
    }

    private static Document permanent() {
        var temporary = document(null, false);
        return new Document(
                FILE,
                temporary.location(),
                METADATA,
                temporary.content(),
                CREATED,
                CREATED,
                temporary.creator(),
                TENANT,
                1,
                Retention.permanent());
    }

    private static Decision decide(FileCommand command, FileState state, ElementMode mode) {
        return Decision.decide(command, state, mode, NOW);
    }

    private static Refusal refusal(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Refuse.class);
        return ((Decision.Refuse) decision).event().reason();
    }

    private static FileState held(Document document) {
        return new FileState.Held(document);
    }

    private static FileCommand change(Requester by, long version, String tag) {
        return new ChangeAttributes(
                FILE,
                ELEMENT,
                CommandId.create(),
                by,
                version,
                null,
                List.of(tag),
                CustomAttributes.NONE,
                null,
                false,
                NOW);
    }

    private static FileCommand hold(
            Requester by, long version, @Nullable Instant until, boolean hold) {
        return new ChangeAttributes(
                FILE,
                ELEMENT,
                CommandId.create(),
                by,
                version,
                null,
                List.of(),
                CustomAttributes.NONE,
                until,
                hold,
                NOW);
    }

    private static FileCommand delete(Requester by, long version) {
        return new DeleteFile(FILE, ELEMENT, CommandId.create(), by, version, NOW);
    }

    private static Document document(@Nullable Instant until, boolean hold) {
        var temporary = Retention.temporary(CREATED, 30);
        return new Document(
                FILE,
                new Location(ELEMENT, StorageName.directory(FILE), "a"),
                METADATA,
                new Content(1, "text/plain", Sha256.of(new byte[] {1})),
                CREATED,
                CREATED,
                new Creator(OWNER, "owner", null),
                TENANT,
                1,
                new Retention(
                        temporary.policy(),
                        temporary.ttlDays(),
                        temporary.expiresAt(),
                        until,
                        hold));
    }
}
