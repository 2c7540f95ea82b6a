package org.artstore.ingest;

import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.record.RecordBatch;
import org.apache.kafka.common.requests.AbstractResponse;
import org.apache.kafka.common.requests.FetchRequest;
import org.apache.kafka.common.requests.FetchResponse;
import org.apache.kafka.common.requests.RequestHeader;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.artstore.fixtures.KafkaFixture;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.topic.Topics;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/// What is written to a journal from a certain moment on, batch by batch as the broker has it: a
/// consumer does not tell how its records came.
record Batches(Map<TopicPartition, Long> beginning) {

    private static final short VERSION = 12;
    private static final int MOST_BYTES = 64 << 20;

    static Batches fromNowOn(ElementId element) {
        var clients = Map.<String, Object>of("bootstrap.servers", KafkaFixture.bootstrapServers());
        var bytes = new ByteArrayDeserializer();
        try (var consumer = new KafkaConsumer<>(clients, bytes, bytes)) {
            var partitions =
                    consumer.partitionsFor(Topics.journal(element).name()).stream()
                            .map(it -> new TopicPartition(it.topic(), it.partition()))
                            .toList();
            return new Batches(consumer.endOffsets(partitions));
        }
    }

    /// Those with records of this upload, in their order.
    List<RecordBatch> of(FileId file) {
        return beginning.entrySet().stream()
                .flatMap(it -> batches(it.getKey(), it.getValue()).stream())
                .filter(batch -> holds(batch, file))
                .toList();
    }

    private static boolean holds(RecordBatch batch, FileId file) {
        var key = StandardCharsets.UTF_8.encode(file.toString());
        return StreamSupport.stream(batch.spliterator(), false)
                .anyMatch(it -> key.equals(it.key()));
    }

    private static List<RecordBatch> batches(TopicPartition partition, long beginning) {
        var batches = new ArrayList<RecordBatch>();
        long next = beginning;
        for (var more = fetched(partition, next); !more.isEmpty(); ) {
            batches.addAll(more);
            next = more.getLast().nextOffset();
            more = fetched(partition, next);
        }
        return batches;
    }

    private static List<RecordBatch> fetched(TopicPartition partition, long offset) {
        var asked =
                new FetchRequest.PartitionData(
                        Uuid.ZERO_UUID, offset, -1, MOST_BYTES, Optional.empty());
        var request =
                FetchRequest.Builder.forConsumer(VERSION, 100, 1, Map.of(partition, asked))
                        .setMaxBytes(MOST_BYTES)
                        .build(VERSION);
        var header = new RequestHeader(ApiKeys.FETCH, VERSION, "batches", 1);
        var answer = answer(request.serializeWithHeader(header));
        var response = (FetchResponse) AbstractResponse.parseResponse(answer, header);
        var partitions = response.data().responses().getFirst().partitions();
        var batches = FetchResponse.recordsOrFail(partitions.getFirst()).batches();
        return StreamSupport.stream(batches.spliterator(), false)
                .<RecordBatch>map(it -> it)
                .toList();
    }

    private static ByteBuffer answer(ByteBuffer request) {
        var address = KafkaFixture.bootstrapServers().split(":", 2);
        try (var socket = new Socket(address[0], Integer.parseInt(address[1]))) {
            var framed = ByteBuffer.allocate(Integer.BYTES + request.remaining());
            framed.putInt(request.remaining()).put(request);
            socket.getOutputStream().write(framed.array());
            var in = new DataInputStream(socket.getInputStream());
            return ByteBuffer.wrap(in.readNBytes(in.readInt()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
