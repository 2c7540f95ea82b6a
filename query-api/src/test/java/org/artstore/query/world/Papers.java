package org.artstore.query.world;

import org.artstore.query.log.DocumentState;
import org.artstore.schemas.document.Content;
import org.artstore.schemas.document.Creator;
import org.artstore.schemas.document.CustomAttributes;
import org.artstore.schemas.document.Document;
import org.artstore.schemas.document.Location;
import org.artstore.schemas.document.Metadata;
import org.artstore.schemas.document.Retention;
import org.artstore.schemas.document.Sha256;
import org.artstore.schemas.document.StorageName;
import org.artstore.schemas.event.EventJson;
import org.artstore.schemas.id.ClientId;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.id.TenantId;
import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// A document in the making: of tenant `default`, created now, unless something else is said.
public final class Papers {

    public static final ElementId ELEMENT = new ElementId("edit-01");

    private final String filename;
    private FileId file = FileId.create(Instant.now());
    private TenantId tenant = new TenantId("default");
    private ElementId element = ELEMENT;
    private @Nullable String description;
    private List<String> tags = List.of();
    private String attributes = "{}";
    private Content content;
    private ClientId creator = new ClientId("sa_test_books_0a1b2c3d");
    private boolean permanent;
    private long version = 1;

    private Papers(String filename) {
        this.filename = filename;
        this.content = describe(filename.getBytes(StandardCharsets.UTF_8), "text/plain");
    }

    public static Papers called(String filename) {
        return new Papers(filename);
    }

    public Papers described(String text) {
        description = text;
        return this;
    }

    public Papers tagged(String... all) {
        tags = List.of(all);
        return this;
    }

    public Papers with(String json) {
        attributes = json;
        return this;
    }

    public Papers of(String other) {
        tenant = new TenantId(other);
        return this;
    }

    public Papers on(String other) {
        element = new ElementId(other);
        return this;
    }

    public Papers holding(byte[] bytes, String type) {
        content = describe(bytes, type);
        return this;
    }

    public Papers by(String client) {
        creator = new ClientId(client);
        return this;
    }

    public Papers forEver() {
        permanent = true;
        return this;
    }

    public Papers createdAgo(Duration age) {
        file = FileId.create(Instant.now().minus(age));
        return this;
    }

    public Papers inVersion(long number) {
        version = number;
        return this;
    }

    public FileId file() {
        return file;
    }

    public Document document() {
        var created = file.createdAt();
        var json = EventJson.MAPPER.readValue(attributes, ObjectNode.class);
        return new Document(
                file,
                new Location(
                        element,
                        StorageName.directory(file),
                        StorageName.filename(file, filename, "books")),
                new Metadata(filename, description, tags, new CustomAttributes(json)),
                content,
                created,
                created.plusSeconds(version - 1),
                new Creator(creator, "books", null),
                tenant,
                version,
                permanent ? Retention.permanent() : Retention.temporary(created, 30));
    }

    /// As the log tells of it.
    public DocumentState state() {
        return new DocumentState.Present(document());
    }

    private static Content describe(byte[] bytes, String type) {
        return new Content(bytes.length, type, Sha256.of(bytes));
    }
}
