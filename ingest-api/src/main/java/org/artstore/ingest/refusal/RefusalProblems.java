package org.artstore.ingest.refusal;

import org.artstore.starter.problem.Problem;

/// Words refusals.
public final class RefusalProblems {
    private RefusalProblems() {}

    /// What the client is told.
    public static Problem word(Refusal refusal) {
        return switch (refusal) {
            case Refusal.OfAccount account -> AccountProblems.word(account);
            case Refusal.OfSystem system -> SystemProblems.word(system);
            case Refusal.OfRequest request -> RequestProblems.word(request);
            case Refusal.OfUpload upload -> UploadProblems.word(upload);
        };
    }
}
