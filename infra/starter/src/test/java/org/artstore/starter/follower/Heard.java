package org.artstore.starter.follower;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// Remembers what a follower hands over.
final class Heard implements Consumer<ConsumerRecord<String, byte[]>> {

    private final List<ConsumerRecord<String, byte[]>> records = new CopyOnWriteArrayList<>();

    @Override
    public void accept(ConsumerRecord<String, byte[]> record) {
        records.add(record);
    }

    /// The values of one partition, in the order of their arrival.
    List<Integer> from(int partition) {
        return records.stream()
                .filter(record -> record.partition() == partition)
                .map(record -> Integer.valueOf(new String(record.value(), UTF_8)))
                .toList();
    }

    static List<Integer> numbers(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }
}
