package org.artstore.ingest.restore;

import org.artstore.ingest.change.Holders;
import org.artstore.ingest.refusal.Refusal;
import org.artstore.ingest.refusal.UploadRefused;
import org.artstore.schemas.document.Document;
import org.artstore.schemas.file.HeldFile;
import org.artstore.schemas.id.FileId;
import org.artstore.starter.placement.Elements;

import reactor.core.publisher.Mono;

/// The documents whose bytes are offline.
record Archived(Holders holders, Elements elements) {

    /// The document, if it is one of them. Fails with [UploadRefused] when it is not.
    Mono<Document> find(FileId file, String authorization) {
        return holders.find(file, authorization).map(this::archived);
    }

    private Document archived(HeldFile held) {
        var document = held.document();
        if (document == null) {
            throw new UploadRefused(new Refusal.DocumentDeleted());
        }
        boolean isOffline =
                elements.registration(document.location().elementId())
                        .filter(it -> !it.mode().readable())
                        .isPresent();
        if (!isOffline) {
            throw new UploadRefused(new Refusal.NotArchived());
        }
        return document;
    }
}
