package org.artstore.ingest.refusal;

import org.artstore.ingest.refusal.Refusal.AlreadyPermanent;
import org.artstore.ingest.refusal.Refusal.BytesOfAnother;
import org.artstore.ingest.refusal.Refusal.Contended;
import org.artstore.ingest.refusal.Refusal.DocumentDamaged;
import org.artstore.ingest.refusal.Refusal.DocumentDeleted;
import org.artstore.ingest.refusal.Refusal.ElementAway;
import org.artstore.ingest.refusal.Refusal.InTransfer;
import org.artstore.ingest.refusal.Refusal.LengthOfAnother;
import org.artstore.ingest.refusal.Refusal.MalformedPatch;
import org.artstore.ingest.refusal.Refusal.ModeNotAllowed;
import org.artstore.ingest.refusal.Refusal.NoDocument;
import org.artstore.ingest.refusal.Refusal.NotArchived;
import org.artstore.ingest.refusal.Refusal.NotOwner;
import org.artstore.ingest.refusal.Refusal.OperatorsOnly;
import org.artstore.ingest.refusal.Refusal.OtherVersion;
import org.artstore.ingest.refusal.Refusal.RestoredByOperators;
import org.artstore.ingest.refusal.Refusal.RetentionLocked;
import org.artstore.starter.problem.Problem;

import java.time.Duration;

/// Words refusals that are about a stored document.
final class DocumentProblems {
    private static final String NEEDS_STORAGE_WRITE =
            "Bearer error=\"insufficient_scope\", scope=\"storage:write\"";

    private DocumentProblems() {}

    static Problem word(Refusal.OfDocument refusal) {
        return switch (refusal) {
            case NoDocument() -> Problem.of(404, "not-found", "Nothing is here");
            case DocumentDeleted() -> Problem.of(410, "deleted", "The document was deleted");
            case NotOwner() ->
                    Problem.of(403, "not-owner", "The document is another account's")
                            .withDetail("Only its creator and operators change a document.");
            case OperatorsOnly() ->
                    Problem.of(403, "insufficient-scope", "The token's scope does not suffice")
                            .withDetail("legal_hold and retain_until need storage:write.")
                            .withHeader("WWW-Authenticate", NEEDS_STORAGE_WRITE);
            case NotArchived() ->
                    Problem.of(409, "not-archived", "The document is not archived")
                            .withDetail("Its bytes can be read where they are.");
            case RestoredByOperators() ->
                    Problem.of(403, "insufficient-scope", "The token's scope does not suffice")
                            .withDetail("Archived documents are restored with storage:write.")
                            .withHeader("WWW-Authenticate", NEEDS_STORAGE_WRITE);
            case BytesOfAnother() ->
                    Problem.of(422, "digest-mismatch", "The digest differs")
                            .withDetail("The bytes are not those of the document.");
            case LengthOfAnother(long length) ->
                    Problem.of(422, "length-mismatch", "The length differs")
                            .withDetail("The document has " + length + " bytes.")
                            .with("expected_length", length);
            case OtherVersion(long version) ->
                    Problem.of(412, "precondition-failed", "The document has another version")
                            .with("version", version);
            case ModeNotAllowed() ->
                    Problem.of(409, "mode-not-allowed", "The storage element does not allow it")
                            .withDetail(
                                    "The mode of the element that holds the document forbids it.");
            case InTransfer(Duration after) ->
                    Problem.of(409, "in-transfer", "The document is on its way")
                            .withDetail("It goes to another element and does not change meanwhile.")
                            .withHeader("Retry-After", Long.toString(after.toSeconds()));
            case AlreadyPermanent() ->
                    Problem.of(409, "already-permanent", "The document is permanent");
            case RetentionLocked() ->
                    Problem.of(409, "retention-locked", "The document must be kept")
                            .withDetail("A legal hold or its retain_until forbids deletion.");
            case DocumentDamaged() ->
                    Problem.of(503, "damaged", "The document is damaged")
                            .withDetail(
                                    "What is known of it cannot be trusted until it is repaired.");
            case MalformedPatch() ->
                    Problem.of(400, "malformed-patch", "Malformed merge patch")
                            .withDetail("The body is no JSON.");
            case ElementAway(Duration after) ->
                    Problem.of(503, "element-unavailable", "The document cannot be changed now")
                            .withDetail("A storage that may hold the document does not answer.")
                            .withHeader("Retry-After", Long.toString(after.toSeconds()));
            case Contended(Duration after) ->
                    Problem.of(503, "contended", "The document changes too fast")
                            .withDetail("Other changes always came first. Nothing was changed.")
                            .withHeader("Retry-After", Long.toString(after.toSeconds()));
        };
    }
}
