package org.artstore.auth.element;

import org.artstore.auth.body.FieldType;
import org.artstore.auth.body.Fields;
import org.artstore.schemas.element.S3Location;
import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.function.Supplier;

/// A place in an object store that somebody wants an element to have.
record S3Draft(
        Supplier<URI> endpoint,
        @Nullable String region,
        Supplier<String> bucket,
        @Nullable String prefix,
        @Nullable Boolean pathStyle) {

    private static final int LONGEST = 500;
    private static final String DEFAULT_REGION = "us-east-1";

    private static final FieldType<URI> ENDPOINT = FieldType.text(LONGEST).as(S3Location::endpoint);
    private static final FieldType<String> REGION = FieldType.text(LONGEST).as(S3Location::region);
    private static final FieldType<String> BUCKET = FieldType.text(LONGEST).as(S3Location::bucket);
    private static final FieldType<String> PREFIX = FieldType.text(LONGEST).as(S3Location::prefix);
    private static final FieldType<Boolean> PATH_STYLE =
            json -> {
                if (!json.isBoolean()) {
                    throw new IllegalArgumentException("must be true or false");
                }
                return json.booleanValue();
            };

    static S3Draft of(Fields fields) {
        return new S3Draft(
                fields.required("endpoint", ENDPOINT),
                fields.optional("region", REGION),
                fields.required("bucket", BUCKET),
                fields.optional("prefix", PREFIX),
                fields.optional("path_style", PATH_STYLE));
    }

    /// To be called when the body is complete.
    S3Location location() {
        return new S3Location(
                endpoint.get(),
                region == null ? DEFAULT_REGION : region,
                bucket.get(),
                prefix == null ? "" : prefix,
                pathStyle != null && pathStyle);
    }
}
