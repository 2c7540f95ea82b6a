package org.artstore.starter.settings;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Says it in one sentence, without a stack trace.
public final class UnknownSettingsAnalyzer extends AbstractFailureAnalyzer<UnknownSettings> {

    @Override
    protected FailureAnalysis analyze(Throwable root, UnknownSettings cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()), "Correct its name, or remove it.", cause);
    }
}
