package org.artstore.ingest.multipart;

import org.artstore.ingest.journal.ByteBudget;
import org.artstore.ingest.part.PartPiece;
import org.artstore.ingest.refusal.Refusal;
import org.artstore.ingest.refusal.UploadRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBufferUtils;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/// The parts of one request (RFC 7578) as they come: `file`, once or many times, and `metadata`, at
/// most once, before, between or behind them. Its methods are called one after the other, but for
/// [#end], which may come at any time from any thread.
///
/// Complete items wait for the end of the body in memory, as long as there is room; then they are
/// written to the journal as open uploads, so that a request never waits for itself.
final class Batch {

    private static final String FILE = "file";
    private static final String METADATA = "metadata";

    private final BatchLimits limits;
    private final ByteBudget budget;
    private final IntFunction<BatchItem> begin;
    private final List<BatchItem> items = new ArrayList<>();
    private final MetadataText text;
    private @Nullable Descriptions descriptions;
    private boolean betweenParts = true;
    private boolean ended;
    private long received;

    /// @param budget the room of all items together
    /// @param begin begins the item with this index
    Batch(BatchLimits limits, ByteBudget budget, IntFunction<BatchItem> begin) {
        this.limits = limits;
        this.budget = budget;
        this.begin = begin;
        this.text = new MetadataText(limits.metadataBytes());
    }

    /// Takes the piece's bytes over; completes when more may come. Fails when the request as a
    /// whole is refused.
    Mono<Void> accept(PartPiece piece) {
        boolean begins = betweenParts;
        betweenParts = piece.isLast();
        boolean isFile = FILE.equals(piece.name());
        try {
            if (begins) {
                begin(piece);
            }
            if (isFile) {
                count(piece.content().readableByteCount());
            } else {
                addMetadata(piece);
            }
        } catch (RuntimeException refused) {
            return Mono.error(refused);
        }
        return isFile ? take(piece) : released(piece);
    }

    /// The items of a body that has ended.
    ///
    /// @throws UploadRefused when there are none, or not as many as descriptions
    List<BatchItem> whole() {
        if (items.isEmpty()) {
            throw wrong("The part 'file' is missing.");
        }
        if (descriptions != null) {
            descriptions.requireFor(items.size());
        }
        return List.copyOf(items);
    }

    /// Whether the answer is that of one document.
    boolean isSingle() {
        return items.size() == 1 && (descriptions == null || !descriptions.areMany());
    }

    /// Gives back everything that is not sealed.
    void end() {
        List<BatchItem> all;
        synchronized (items) {
            ended = true;
            all = List.copyOf(items);
        }
        all.forEach(BatchItem::end);
    }

    private void begin(PartPiece piece) {
        switch (piece.name()) {
            case FILE -> beginFile(piece);
            case METADATA -> {
                if (descriptions != null) {
                    throw wrong("There is more than one part 'metadata'.");
                }
            }
            case null, default -> throw wrong("Only 'file' and 'metadata' are parts.");
        }
    }

    private void beginFile(PartPiece piece) {
        if (piece.isField()) {
            throw wrong("The part 'file' needs a filename or a Content-Type.");
        }
        int index = items.size();
        if (index == limits.files()) {
            throw new UploadRefused(new Refusal.TooManyFiles(limits.files()));
        }
        var said = descriptions == null ? null : descriptions.of(index);
        var item = begin.apply(index);
        add(item);
        item.begin(piece.headers());
        if (said != null) {
            item.describe(said);
        }
    }

    /// An item that begins when all have been given up is given up too.
    private void add(BatchItem item) {
        boolean tooLate;
        synchronized (items) {
            items.add(item);
            tooLate = ended;
        }
        if (tooLate) {
            item.end();
        }
    }

    private void count(int bytes) {
        received += bytes;
        if (received > limits.bytes()) {
            throw new UploadRefused(new Refusal.BatchTooLarge(limits.bytes()));
        }
    }

    private void addMetadata(PartPiece piece) {
        text.add(piece.content());
        if (piece.isLast()) {
            var read = Descriptions.read(text.bytes());
            descriptions = read;
            for (int i = 0; i < items.size(); i++) {
                items.get(i).describe(read.of(i));
            }
        }
    }

    private Mono<Void> take(PartPiece piece) {
        var item = items.getLast();
        var taken = item.accept(piece.content());
        if (piece.isLast()) {
            item.complete();
        }
        return budget.hasRoom() && budget.mayWait()
                ? taken
                : Flux.fromIterable(List.copyOf(items)).concatMap(BatchItem::write).then(taken);
    }

    private static Mono<Void> released(PartPiece piece) {
        DataBufferUtils.release(piece.content());
        return Mono.empty();
    }

    private static UploadRefused wrong(String detail) {
        return new UploadRefused(new Refusal.WrongParts(detail));
    }
}
