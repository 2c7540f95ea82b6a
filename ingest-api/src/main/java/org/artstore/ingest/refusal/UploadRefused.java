package org.artstore.ingest.refusal;

/// Ends an upload. It says what the client did or what is missing, so it has no stack trace.
public final class UploadRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    public UploadRefused(Refusal refusal) {
        super(refusal.toString(), null, false, false);
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }
}
