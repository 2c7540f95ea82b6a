package org.artstore.ingest.refusal;

import org.artstore.schemas.document.MetadataRejected;
import org.artstore.starter.problem.Problem;

import java.util.Optional;
import java.util.concurrent.CompletionException;

/// Words refusals.
public final class RefusalProblems {
    private RefusalProblems() {}

    /// What the client is told of this error, if it is a refusal.
    public static Optional<Problem> wordIfRefused(Throwable error) {
        return switch (error) {
            case UploadRefused refused -> Optional.of(word(refused.refusal()));
            case MetadataRejected rejected ->
                    Optional.of(
                            word(new Refusal.NotAllowed(rejected.pointer(), rejected.detail())));
            case CompletionException wrapped when wrapped.getCause() != null ->
                    wordIfRefused(wrapped.getCause());
            default -> Optional.empty();
        };
    }

    /// What the client is told.
    public static Problem word(Refusal refusal) {
        return switch (refusal) {
            case Refusal.OfAccount account -> AccountProblems.word(account);
            case Refusal.OfTemplate template -> TemplateProblems.word(template);
            case Refusal.OfSystem system -> SystemProblems.word(system);
            case Refusal.OfRequest request -> RequestProblems.word(request);
            case Refusal.OfUpload upload -> UploadProblems.word(upload);
            case Refusal.OfDocument document -> DocumentProblems.word(document);
        };
    }
}
