package org.artstore.worker.journal;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.util.List;

/// What is done with the records of one journal. To be used by one thread, but for the last.
sealed interface BatchProcessing permits JournalProcessing, SalvageProcessing {

    /// Takes the next records. If it throws, the same records can be given again.
    void process(List<ConsumerRecord<String, byte[]>> records, Consumer<?, ?> consumer);

    /// Nothing has come for a while: what was put off is done now.
    void idle(Consumer<?, ?> consumer);

    /// Whether uploads had to go elsewhere for want of room, and there is none yet.
    boolean isFull();

    /// Whether everything that was in the journal a moment ago is dealt with. Any thread may ask.
    boolean isCaughtUp();
}
