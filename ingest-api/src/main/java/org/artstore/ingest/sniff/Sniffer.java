package org.artstore.ingest.sniff;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;
import org.artstore.schemas.document.Sniffed;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/// Tells types of documents by their first bytes, and by their names where the bytes leave it open.
public final class Sniffer {

    /// How many bytes are looked at, at most.
    public static final int BYTES = 16 << 10;

    private final MimeTypes signatures;
    private final TypeRelations relations;
    private final MeterRegistry meters;

    Sniffer(MeterRegistry meters) {
        this.signatures = MimeTypes.getDefaultMimeTypes();
        this.relations = new TypeRelations(signatures);
        this.meters = meters;
    }

    /// What the bytes are that begin a document. Takes some tenths of a millisecond: not for event
    /// loops.
    public Signature read(byte[] beginning) {
        if (beginning.length == 0) {
            return Signature.NONE;
        }
        var bytes = new ByteArrayInputStream(beginning, 0, Math.min(beginning.length, BYTES));
        try {
            return new Signature(signatures.detect(bytes, new Metadata()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What is worth saying beside the client's words: a type where it said none, or one that
    /// contradicts the type that it said; null when there is neither.
    public @Nullable Sniffed compare(Signature found, String filename, String claim) {
        var sniffed = relations.compared(found, filename, claim);
        count(sniffed, relations.isNone(claim));
        return sniffed;
    }

    private void count(@Nullable Sniffed sniffed, boolean unclaimed) {
        Counter.builder("artstore.ingest.content.types")
                .description("documents by what their first bytes say of the type")
                .tag("result", result(sniffed, unclaimed))
                .register(meters)
                .increment();
    }

    private static String result(@Nullable Sniffed sniffed, boolean unclaimed) {
        if (sniffed == null) {
            return unclaimed ? "unknown" : "claimed";
        }
        return sniffed.conflicts() ? "conflicting" : "sniffed";
    }
}
