package org.artstore.query.download;

import org.artstore.query.precondition.EntityTag;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

import java.util.List;

/// Which bytes of a document a request asks for (RFC 9110, 14).
sealed interface Selection {

    /// Bytes that stand together.
    sealed interface Bytes extends Selection {

        long length();

        HttpStatus status();

        /// Those that come after the first `passed` ones, of which there are fewer than all.
        Part behind(long passed);

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

        @Override
        public Part behind(long passed) {
            return new Part(passed, length - 1, length);
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
            headers.set(HttpHeaders.CONTENT_RANGE, contentRange());
        }

        @Override
        public Part behind(long passed) {
            return new Part(first + passed, last, size);
        }

        String contentRange() {
            return "bytes " + first + "-" + last + "/" + size;
        }
    }

    /// Several parts of which no two overlap.
    record Parts(List<Part> parts) implements Selection {}

    /// None that the document has.
    record Beyond(long size) implements Selection {}
}
