package org.artstore.ingest.compression;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import org.artstore.schemas.element.Compression;
import org.artstore.schemas.id.ElementId;

import java.util.Optional;
import java.util.function.Function;

/// Decides whether the records of an upload are compressed, by its first one.
public final class Compressibility {

    private final Function<ElementId, Optional<Compression>> elements;
    private final CompressionSettings settings;
    private final MediaTypes types;
    private final Counter compressible;
    private final Counter incompressible;

    /// @param elements what was said of an element, if anything was
    Compressibility(
            Function<ElementId, Optional<Compression>> elements,
            CompressionSettings settings,
            MeterRegistry meters) {
        this.elements = elements;
        this.settings = settings;
        this.types = MediaTypes.of(settings.mediaTypes());
        this.compressible = samples(meters, "compressible");
        this.incompressible = samples(meters, "incompressible");
    }

    /// How an upload travels of which this is the first record. A sample is taken only if it can
    /// make a difference. Not for event loops.
    ///
    /// @param contentType as far as it is known
    public Compression decide(ElementId element, String contentType, byte[] first) {
        var codec = elements.apply(element).orElse(settings.codec());
        boolean isEligible =
                codec != Compression.NONE
                        && first.length > 0
                        && first.length >= settings.least().toBytes()
                        && types.include(contentType);
        return isEligible && isWorthIt(codec, first) ? codec : Compression.NONE;
    }

    private boolean isWorthIt(Compression codec, byte[] first) {
        boolean isWorthIt = Sample.of(first).ratio(codec) <= settings.mostRatio();
        (isWorthIt ? compressible : incompressible).increment();
        return isWorthIt;
    }

    private static Counter samples(MeterRegistry meters, String result) {
        return Counter.builder("artstore.ingest.compression.samples")
                .description("uploads of which a sample was compressed, by what became of it")
                .tag("result", result)
                .register(meters);
    }
}
