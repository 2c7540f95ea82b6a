package org.artstore.ingest.sniff;

import static java.util.Objects.requireNonNull;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import org.apache.tika.mime.MimeTypes;
import org.artstore.ingest.magic.Magics;
import org.artstore.schemas.document.Sniffed;
import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.stream.Stream;

/// Tells types of documents by their first bytes, and by their names where the bytes leave it open.
public final class Sniffer {

    /// How many bytes are looked at, at most: as far as signatures reach, but those of disks.
    static final int BYTES = 8 << 10;

    private final Magics magics;
    private final TypeRelations relations;
    private final Map<String, Counter> counters;

    Sniffer(MeterRegistry meters) {
        var types = MimeTypes.getDefaultMimeTypes();
        this.magics = Magics.load(types.getMediaTypeRegistry());
        this.relations = new TypeRelations(types);
        this.counters =
                Stream.of("claimed", "sniffed", "conflicting", "unknown")
                        .collect(toUnmodifiableMap(identity(), result -> counter(result, meters)));
    }

    /// What the bytes are that begin a document. Takes some ten microseconds.
    public Signature read(byte[] beginning) {
        return new Signature(magics.type(beginning, Math.min(beginning.length, BYTES)));
    }

    /// What is worth saying beside the client's words: a type where it said none, or one that
    /// contradicts the type that it said; null when there is neither.
    public @Nullable Sniffed compare(Signature found, String filename, String claim) {
        var sniffed = relations.compared(found, filename, claim);
        requireNonNull(counters.get(result(sniffed, relations.isNone(claim)))).increment();
        return sniffed;
    }

    private static Counter counter(String result, MeterRegistry meters) {
        return Counter.builder("artstore.ingest.content.types")
                .description("documents by what their first bytes say of the type")
                .tag("result", result)
                .register(meters);
    }

    private static String result(@Nullable Sniffed sniffed, boolean unclaimed) {
        if (sniffed == null) {
            return unclaimed ? "unknown" : "claimed";
        }
        return sniffed.conflicts() ? "conflicting" : "sniffed";
    }
}
