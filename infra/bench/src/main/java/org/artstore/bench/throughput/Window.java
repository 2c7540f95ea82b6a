package org.artstore.bench.throughput;

import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.artstore.bench.figure.Percentiles;
import org.artstore.bench.figure.Samples;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/// Writes records as fast as they are acknowledged, so many at a time: what so many clients do that
/// each wait for theirs. Acknowledgements are counted when they come.
final class Window {

    private static final int MARK = 16;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Producer<String, byte[]> producer;
    private final String topic;
    private final int waiting;
    private final Semaphore free;
    private final Random random = new Random(1);
    private final byte[] content;
    private final Object lock = new Object();
    private final Samples samples = new Samples();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    Window(Producer<String, byte[]> producer, String topic, int size, int waiting) {
        this.producer = producer;
        this.topic = topic;
        this.waiting = waiting;
        this.free = new Semaphore(waiting);
        this.content = new byte[size];
        random.nextBytes(content);
    }

    /// Goes on for so long; how many seconds it was.
    double drive(Duration time) throws IOException, InterruptedException {
        long start = System.nanoTime();
        while (System.nanoTime() - start < time.toNanos()) {
            free.acquire();
            check();
            send();
        }
        return (System.nanoTime() - start) / 1e9;
    }

    void forget() {
        synchronized (lock) {
            samples.clear();
        }
    }

    /// What has been acknowledged since; the rest is waited for, but does not count.
    Percentiles end() throws IOException, InterruptedException {
        Percentiles measured;
        synchronized (lock) {
            if (samples.count() == 0) {
                throw new IOException("no record was acknowledged in time");
            }
            measured = samples.percentiles();
        }
        if (!free.tryAcquire(waiting, PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IOException("records were not acknowledged within " + PATIENCE);
        }
        check();
        return measured;
    }

    /// The producer has copied the bytes when it returns, so that they can be changed.
    private void send() {
        var mark = new byte[MARK];
        random.nextBytes(mark);
        System.arraycopy(mark, 0, content, 0, MARK);
        var key = new UUID(random.nextLong(), random.nextLong()).toString();
        long start = System.nanoTime();
        var _ =
                producer.send(
                        new ProducerRecord<>(topic, key, content),
                        (_, e) -> acknowledge(System.nanoTime() - start, e));
    }

    private void acknowledge(long nanoseconds, @Nullable Exception e) {
        if (e == null) {
            synchronized (lock) {
                samples.add(nanoseconds);
            }
        } else {
            failure.compareAndSet(null, e);
        }
        free.release();
    }

    private void check() throws IOException {
        var first = failure.get();
        if (first != null) {
            throw new IOException("a record was not written", first);
        }
    }
}
