package org.artstore.ingest.change;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.artstore.ingest.outcome.FileLogListener;
import org.artstore.schemas.file.FileEvent;
import org.artstore.schemas.file.FileEvent.CommandRejected;
import org.artstore.schemas.file.FileEvent.FileChanged;
import org.artstore.schemas.file.FileEvent.FileDeleted;
import org.artstore.schemas.file.FileEvent.FileExpired;
import org.artstore.schemas.file.Receipt;
import org.artstore.schemas.id.CommandId;
import org.artstore.schemas.journal.FileCommand;
import org.artstore.schemas.journal.FileCommand.DeleteFile;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// The commands that wait for their answers in the file log.
public final class Replies implements FileLogListener {

    private final int most;
    private final Map<String, List<Pending>> waiting = new ConcurrentHashMap<>();

    private record Pending(FileCommand command, CompletableFuture<Reply> reply) {

        boolean is(CommandId id) {
            return command.commandId().equals(id);
        }
    }

    Replies(int most) {
        this.most = most;
    }

    /// Completes with the answer to a command that is about to be given; empty when too many wait.
    public Optional<CompletableFuture<Reply>> expect(FileCommand command) {
        if (waiting.size() >= most) {
            return Optional.empty();
        }
        var pending = new Pending(command, new CompletableFuture<>());
        waiting.merge(
                command.fileId().toString(),
                List.of(pending),
                (one, other) -> Stream.concat(one.stream(), other.stream()).toList());
        return Optional.of(pending.reply());
    }

    /// Nobody waits for this one any more.
    public void forget(FileCommand command) {
        waiting.computeIfPresent(
                command.fileId().toString(),
                (_, pending) -> {
                    var rest = pending.stream().filter(it -> !it.is(command.commandId())).toList();
                    return rest.isEmpty() ? null : rest;
                });
    }

    int size() {
        return waiting.size();
    }

    @Override
    public void apply(ConsumerRecord<String, byte[]> record) {
        var pending = record.key() == null ? null : waiting.get(record.key());
        if (pending == null) {
            return;
        }
        var event = FileEvent.CODEC.decode(record);
        var receipt = new Receipt(record.partition(), record.offset());
        for (var one : pending) {
            reply(one, event, receipt).ifPresent(one.reply()::complete);
        }
    }

    /// A document is deleted once, whoever asked for it.
    private static Optional<Reply> reply(Pending pending, FileEvent event, Receipt receipt) {
        return switch (event) {
            case FileChanged(var document, var id) when pending.is(id) ->
                    Optional.of(new Reply.Changed(document, receipt));
            case CommandRejected rejected when pending.is(rejected.commandId()) ->
                    Optional.of(new Reply.Refused(rejected.reason()));
            case FileDeleted _ when pending.command() instanceof DeleteFile ->
                    Optional.of(new Reply.Deleted(receipt));
            case FileExpired _ when pending.command() instanceof DeleteFile ->
                    Optional.of(new Reply.Deleted(receipt));
            default -> Optional.empty();
        };
    }
}
