package org.artstore.auth.template;

import org.artstore.auth.outbox.EventStream;
import org.artstore.auth.outbox.Outbox;
import org.artstore.auth.page.PageRequest;
import org.artstore.schemas.evolution.Evolution;
import org.artstore.schemas.id.TemplateId;
import org.artstore.schemas.template.Template;
import org.artstore.schemas.template.TemplateEvent;
import org.artstore.schemas.template.TemplateVersion;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// The registered templates. Each change and its event are one transaction.
final class Templates {

    private final TemplateStore store;
    private final Outbox outbox;
    private final TransactionOperations transactions;
    private final InstantSource clock;
    private final long mostBytes;

    /// @param mostBytes of all schemas together
    Templates(
            TemplateStore store,
            Outbox outbox,
            TransactionOperations transactions,
            InstantSource clock,
            long mostBytes) {
        this.store = store;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
        this.mostBytes = mostBytes;
    }

    /// @throws TemplateRejected when its id is taken
    Template register(TemplateDraft draft, @Nullable String traceparent) {
        var id = draft.id();
        return transactions.execute(
                _ -> {
                    store.lock();
                    if (store.find(id).isPresent()) {
                        throw new TemplateRejected.Exists(id);
                    }
                    var template =
                            Template.registered(id, draft.description(), draft.schema(), now());
                    requireRoom(template);
                    store.insert(template);
                    tell(new TemplateEvent.TemplateRegistered(template), traceparent);
                    return template;
                });
    }

    /// @throws TemplateRejected when there is none, or what satisfies it might not satisfy this
    Template evolve(TemplateId id, VersionDraft draft, @Nullable String traceparent) {
        return transactions.execute(
                _ -> {
                    store.lock();
                    var before = get(id);
                    requireCompatible(before, draft);
                    var after = before.evolved(draft.schema(), draft.description(), now());
                    requireRoom(after);
                    store.evolve(after);
                    tell(new TemplateEvent.TemplateEvolved(after), traceparent);
                    return after;
                });
    }

    /// @throws TemplateRejected when there is none
    Template get(TemplateId id) {
        return store.find(id).orElseThrow(() -> new TemplateRejected.Unknown(id));
    }

    /// @throws TemplateRejected when there is none
    TemplateVersion get(TemplateId id, long version) {
        return get(id).numbered(version).orElseThrow(() -> new TemplateRejected.Unknown(id));
    }

    /// One more than the page holds, if there are more.
    List<TemplateStore.Row> list(PageRequest page) {
        return store.list(page);
    }

    private static void requireCompatible(Template before, VersionDraft draft) {
        var latest = before.latest();
        if (latest.schema().equals(draft.schema())) {
            throw new TemplateRejected.Unchanged(before.templateId(), before.version());
        }
        var reasons = Evolution.reasons(latest.schema(), draft.schema());
        if (!reasons.isEmpty()) {
            throw new TemplateRejected.Incompatible(before.templateId(), before.version(), reasons);
        }
    }

    private void requireRoom(Template template) {
        if (template.bytes() > Template.MAX_BYTES) {
            throw new TemplateRejected.TooMuch(template.templateId(), Template.MAX_BYTES);
        }
        if (store.bytes() + template.latest().schema().bytes() > mostBytes) {
            throw new TemplateRejected.TooMuch(template.templateId(), mostBytes);
        }
    }

    private void tell(TemplateEvent event, @Nullable String traceparent) {
        outbox.append(EventStream.TEMPLATES, event, traceparent);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
