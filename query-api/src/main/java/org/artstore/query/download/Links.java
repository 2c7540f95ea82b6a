package org.artstore.query.download;

import org.artstore.query.element.ElementEndpoints;
import org.artstore.query.index.Copy;
import org.artstore.schemas.document.Document;
import org.artstore.schemas.download.ContentLink;
import org.artstore.schemas.download.LinkKey;
import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/// Makes links with which clients read bytes from the workers themselves.
final class Links {

    private final @Nullable LinkKey key;
    private final Duration validFor;
    private final ElementEndpoints endpoints;
    private final InstantSource clock;

    Links(LinkSettings settings, ElementEndpoints endpoints, InstantSource clock) {
        this.key = settings.secret() == null ? null : LinkKey.of(settings.secret());
        this.validFor = settings.validFor();
        this.endpoints = endpoints;
        this.clock = clock;
    }

    /// Where the bytes of a document can be read for a while; empty if workers take no links, or it
    /// is not known who has them, or only a restored copy is there, which is another file.
    Optional<URI> to(Document document, Copy source) {
        var signing = key;
        return signing == null || !source.equals(Copy.of(document))
                ? Optional.empty()
                : endpoints.of(source.elementId()).map(it -> link(it, document, signing));
    }

    private URI link(URI endpoint, Document document, LinkKey signing) {
        var link =
                new ContentLink(
                        document.fileId(),
                        document.content().checksum(),
                        clock.instant().plus(validFor));
        return URI.create(endpoint + ContentLink.PATH + link.signed(signing));
    }
}
