package org.artstore.auth.installation;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Says it in one sentence, without a stack trace.
public final class NoCredentialsFileAnalyzer extends AbstractFailureAnalyzer<NoCredentialsFile> {

    @Override
    protected FailureAnalysis analyze(Throwable root, NoCredentialsFile cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()),
                "Set artstore.credentials-file to the path of a file that may be written.",
                cause);
    }
}
