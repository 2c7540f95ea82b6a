package org.artstore.auth.element;

import org.artstore.auth.outbox.EventStream;
import org.artstore.auth.outbox.Outbox;
import org.artstore.auth.page.PageRequest;
import org.artstore.schemas.element.ElementEvent;
import org.artstore.schemas.element.StorageElement;
import org.artstore.schemas.id.ElementId;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// The registered elements. Each change and its event are one transaction.
final class Elements {

    private final ElementStore store;
    private final Outbox outbox;
    private final TransactionOperations transactions;
    private final InstantSource clock;

    Elements(
            ElementStore store,
            Outbox outbox,
            TransactionOperations transactions,
            InstantSource clock) {
        this.store = store;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// @throws ElementRejected when its id or its directory is taken
    StorageElement register(ElementDraft draft, @Nullable String traceparent) {
        var element = draft.registered(clock.instant().truncatedTo(ChronoUnit.MILLIS));
        transactions.executeWithoutResult(
                _ -> {
                    store.lock();
                    refuseTaken(element);
                    store.insert(element);
                    outbox.append(
                            EventStream.ELEMENTS,
                            new ElementEvent.ElementRegistered(element),
                            traceparent);
                });
        return element;
    }

    /// @throws ElementRejected when there is none, or the mode does not follow the one it has
    StorageElement changeMode(ElementId id, ModeChange change, @Nullable String traceparent) {
        var at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return transactions.execute(
                _ -> {
                    var before =
                            store.findForChange(id)
                                    .orElseThrow(() -> new ElementRejected.Unknown(id));
                    var after = change.applyTo(before, at);
                    store.update(after);
                    outbox.append(
                            EventStream.ELEMENTS,
                            new ElementEvent.ElementModeChanged(after, before.mode()),
                            traceparent);
                    return after;
                });
    }

    StorageElement get(ElementId id) {
        return store.find(id).orElseThrow(() -> new ElementRejected.Unknown(id));
    }

    /// One more than the page holds, if there are more.
    List<StorageElement> list(PageRequest page) {
        return store.list(page);
    }

    private void refuseTaken(StorageElement element) {
        if (store.find(element.elementId()).isPresent()) {
            throw new ElementRejected.Exists(element.elementId());
        }
        var root = element.root();
        var s3 = element.s3();
        var other = Optional.<StorageElement>empty();
        if (root != null) {
            other = store.overlapping(element.worker(), root);
        } else if (s3 != null) {
            other = store.overlapping(s3);
        }
        if (other.isPresent()) {
            throw new ElementRejected.PlaceInUse(other.get());
        }
    }
}
