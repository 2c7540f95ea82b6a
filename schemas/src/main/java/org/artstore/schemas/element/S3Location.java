package org.artstore.schemas.element;

import java.net.URI;
import java.util.regex.Pattern;

/// Where an element lies in an object store.
///
/// @param endpoint of the store, without a path
/// @param prefix of all keys, without a slash at either end; may be empty
/// @param pathStyle whether the bucket is named in the path of URLs instead of the host
public record S3Location(
        URI endpoint, String region, String bucket, String prefix, boolean pathStyle) {

    private static final Pattern ENDPOINT =
            Pattern.compile("https?://[A-Za-z0-9.-]+(?::\\d{1,5})?");
    private static final Pattern REGION = Pattern.compile("[A-Za-z0-9-]{1,63}");
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern PREFIX =
            Pattern.compile("|[A-Za-z0-9_][A-Za-z0-9._-]*(?:/[A-Za-z0-9_][A-Za-z0-9._-]*)*");
    private static final int MOST_PREFIX = 500;

    public S3Location {
        endpoint(endpoint.toString());
        region(region);
        bucket(bucket);
        prefix(prefix);
    }

    /// An endpoint.
    ///
    /// @throws IllegalArgumentException when it is none
    public static URI endpoint(String text) {
        if (!ENDPOINT.matcher(text).matches()) {
            throw new IllegalArgumentException("must be an http or https URL of a host and a port");
        }
        return URI.create(text);
    }

    /// A region.
    ///
    /// @throws IllegalArgumentException when it is none
    public static String region(String text) {
        return matching(REGION, text);
    }

    /// The name of a bucket.
    ///
    /// @throws IllegalArgumentException when it is none
    public static String bucket(String text) {
        return matching(BUCKET, text);
    }

    /// A prefix.
    ///
    /// @throws IllegalArgumentException when it is none
    public static String prefix(String text) {
        if (text.length() > MOST_PREFIX) {
            throw new IllegalArgumentException("must have at most " + MOST_PREFIX + " characters");
        }
        return matching(PREFIX, text);
    }

    private static String matching(Pattern form, String text) {
        if (!form.matcher(text).matches()) {
            throw new IllegalArgumentException("must match " + form.pattern());
        }
        return text;
    }
}
