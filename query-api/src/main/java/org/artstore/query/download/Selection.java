package org.artstore.query.download;

import org.artstore.query.precondition.EntityTag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

import java.util.regex.Pattern;

/// Which bytes of a document a request asks for (RFC 9110, 14).
sealed interface Selection {

    Pattern ONE_RANGE = Pattern.compile("\\s*bytes\\s*=[\\s,]*(\\d*)-(\\d*)[\\s,]*");

    /// Bytes that the document has.
    sealed interface Bytes extends Selection {

        long length();

        HttpStatus status();

        /// The fields that tell which bytes they are.
        void describe(HttpHeaders headers);

        /// Whether an answer with this status and these fields brings these bytes of what `tag`
        /// names.
        default boolean isAnsweredBy(EntityTag tag, HttpStatusCode status, HttpHeaders headers) {
            var expected = new HttpHeaders();
            describe(expected);
            expected.setETag(tag.toString());
            return status.isSameCodeAs(status())
                    && expected.headerSet().stream()
                            .allMatch(it -> it.getValue().equals(headers.get(it.getKey())));
        }
    }

    /// All of them.
    record Whole(long length) implements Bytes {

        @Override
        public HttpStatus status() {
            return HttpStatus.OK;
        }

        @Override
        public void describe(HttpHeaders headers) {
            headers.setContentLength(length);
        }
    }

    /// Those from `first` to `last`, both included, of `size`.
    record Part(long first, long last, long size) implements Bytes {

        @Override
        public long length() {
            return last - first + 1;
        }

        @Override
        public HttpStatus status() {
            return HttpStatus.PARTIAL_CONTENT;
        }

        @Override
        public void describe(HttpHeaders headers) {
            headers.setContentLength(length());
            headers.set(HttpHeaders.CONTENT_RANGE, "bytes " + first + "-" + last + "/" + size);
        }
    }

    /// None that the document has.
    record Beyond(long size) implements Selection {}

    /// Reads the header `Range`; one that is missing, malformed or of more than one range selects
    /// the whole, as a server may answer it.
    static Selection of(@Nullable String header, long size) {
        var matcher = ONE_RANGE.matcher(header == null ? "" : header);
        if (!matcher.matches()) {
            return new Whole(size);
        }
        var first = matcher.group(1);
        var last = matcher.group(2);
        if (first.isEmpty()) {
            return last.isEmpty() ? new Whole(size) : suffix(position(last), size);
        }
        return part(position(first), last.isEmpty() ? Long.MAX_VALUE : position(last), size);
    }

    private static Selection suffix(long length, long size) {
        return length == 0
                ? new Beyond(size)
                : new Part(Math.max(0, size - length), size - 1, size);
    }

    /// A range that ends before it begins is malformed, one that begins after the end is not.
    private static Selection part(long first, long last, long size) {
        if (last < first) {
            return new Whole(size);
        }
        return first >= size ? new Beyond(size) : new Part(first, Math.min(last, size - 1), size);
    }

    /// Numbers that no document reaches are all the same.
    private static long position(String digits) {
        var significant = digits.replaceFirst("^0+(?=.)", "");
        return significant.length() > 18 ? Long.MAX_VALUE : Long.parseLong(significant);
    }
}
