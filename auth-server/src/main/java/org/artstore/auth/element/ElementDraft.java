package org.artstore.auth.element;

import org.artstore.auth.body.FieldType;
import org.artstore.auth.body.Fields;
import org.artstore.schemas.element.Compression;
import org.artstore.schemas.element.ElementMode;
import org.artstore.schemas.element.S3Location;
import org.artstore.schemas.element.StorageElement;
import org.artstore.schemas.element.StorageElement.Kind;
import org.artstore.schemas.id.ElementId;
import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.regex.Pattern;

/// An element that somebody wants registered.
record ElementDraft(
        ElementId elementId,
        @Nullable String displayName,
        Kind kind,
        ElementMode mode,
        int priority,
        long capacityBytes,
        String worker,
        @Nullable String root,
        @Nullable S3Location s3,
        @Nullable Compression compression) {

    private static final int DEFAULT_PRIORITY = 100;
    private static final Pattern WORKER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

    private static final FieldType<ElementId> ELEMENT_ID = FieldType.text(63).as(ElementId::new);
    private static final FieldType<Kind> KIND = FieldType.text(20).as(Kind::parse);
    private static final FieldType<ElementMode> MODE = FieldType.text(20).as(ElementMode::parse);
    private static final FieldType<Integer> PRIORITY =
            FieldType.number(0, Integer.MAX_VALUE).as(Math::toIntExact);
    private static final FieldType<Long> CAPACITY = FieldType.number(1, Long.MAX_VALUE);
    private static final FieldType<String> WORKER_ID = FieldType.text(63).as(ElementDraft::worker);
    private static final FieldType<Compression> COMPRESSION =
            FieldType.text(20).as(Compression::parse);
    private static final FieldType<String> ROOT = FieldType.text(1_024).as(ElementDraft::root);

    /// @throws org.artstore.auth.body.BodyRejected when the body describes no element
    static ElementDraft of(JsonNode body) {
        var fields = new Fields(body);
        var id = fields.required("element_id", ELEMENT_ID);
        var displayName = fields.optional("display_name", FieldType.text(200));
        var kind = fields.required("kind", KIND);
        var mode = fields.required("mode", MODE);
        var priority = fields.optional("priority", PRIORITY);
        var capacity = fields.required("capacity_bytes", CAPACITY);
        var worker = fields.required("worker", WORKER_ID);
        var isS3 = isS3(body);
        var root = isS3 ? null : fields.required("root", ROOT);
        var s3 = isS3 ? s3(body, fields) : null;
        var compression = fields.optional("compression", COMPRESSION);
        fields.complete();
        return new ElementDraft(
                id.get(),
                displayName,
                kind.get(),
                mode.get(),
                priority == null ? DEFAULT_PRIORITY : priority,
                capacity.get(),
                worker.get(),
                root == null ? null : root.get(),
                s3 == null ? null : s3.location(),
                compression);
    }

    /// The first version of the registration.
    StorageElement registered(Instant at) {
        return new StorageElement(
                elementId,
                displayName == null ? elementId.value() : displayName,
                kind,
                mode,
                priority,
                capacityBytes,
                worker,
                root,
                s3,
                compression,
                1,
                at,
                at);
    }

    private static @Nullable S3Draft s3(JsonNode body, Fields fields) {
        if (!body.hasNonNull("s3")) {
            var _ = fields.required("s3", ROOT);
        }
        return fields.object("s3", S3Draft::of);
    }

    private static boolean isS3(JsonNode body) {
        return Kind.S3.toString().equals(body.path("kind").asString(""));
    }

    private static String worker(String id) {
        if (!WORKER.matcher(id).matches()) {
            throw new IllegalArgumentException("must match " + WORKER.pattern());
        }
        return id;
    }

    private static String root(String text) {
        try {
            var path = Path.of(text);
            if (!path.isAbsolute() || path.getNameCount() == 0 || !path.equals(path.normalize())) {
                throw new IllegalArgumentException(
                        "must be an absolute path below / without . and ..");
            }
            return path.toString();
        } catch (InvalidPathException _) {
            throw new IllegalArgumentException("must be a path");
        }
    }
}
