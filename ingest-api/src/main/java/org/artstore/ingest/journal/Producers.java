package org.artstore.ingest.journal;

import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.Metric;
import org.artstore.schemas.element.Compression;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The clients that write. Each compresses all its batches in one way or none, so there is one for
/// each way that was asked for. Between two of them there is no order.
final class Producers {

    private static final String RATIO = "compression-rate-avg";

    private final Function<Compression, Producer<String, byte[]>> maker;
    private final Producer<String, byte[]> plain;
    private final Map<Compression, Producer<String, byte[]>> made =
            new EnumMap<>(Compression.class);
    private boolean closed;

    Producers(Function<Compression, Producer<String, byte[]>> maker) {
        this.maker = maker;
        this.plain = maker.apply(Compression.NONE);
        made.put(Compression.NONE, plain);
    }

    /// The one that compresses in this way, made now if nobody asked for it before.
    ///
    /// @throws IllegalStateException when they are closed
    Producer<String, byte[]> get(Compression compression) {
        return compression == Compression.NONE ? plain : compressing(compression);
    }

    /// How long the batches that were sent lately were, compared with what they would have been
    /// uncompressed, as the client tells; not a number when there were none.
    synchronized double ratio(Compression compression) {
        var producer = made.get(compression);
        return producer == null
                ? Double.NaN
                : producer.metrics().values().stream()
                        .filter(metric -> metric.metricName().name().equals(RATIO))
                        .map(Metric::metricValue)
                        .mapToDouble(value -> (Double) value)
                        .findFirst()
                        .orElse(Double.NaN);
    }

    /// Fails every record that is not acknowledged by then.
    void close(Duration patience) {
        toBeClosed().forEach(producer -> producer.close(patience));
    }

    private synchronized Producer<String, byte[]> compressing(Compression compression) {
        if (closed) {
            throw new IllegalStateException("the producers are closed");
        }
        return made.computeIfAbsent(compression, maker);
    }

    private synchronized List<Producer<String, byte[]>> toBeClosed() {
        closed = true;
        return List.copyOf(made.values());
    }
}
