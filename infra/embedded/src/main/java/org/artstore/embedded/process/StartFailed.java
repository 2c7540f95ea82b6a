package org.artstore.embedded.process;

import org.jspecify.annotations.Nullable;

/// A server did not start; the message is one sentence for a human.
public final class StartFailed extends RuntimeException {
    public StartFailed(String sentence) {
        super(sentence);
    }

    public StartFailed(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
