package org.artstore.query.precondition;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ETag;
import org.springframework.http.HttpHeaders;

/// The strong entity tag of what is to be answered, and what a request says about it.
///
/// @param value without the quotes
public record EntityTag(String value) {

    /// What a request's conditions come to, in the order of RFC 9110, 13.2.2.
    public enum Outcome {
        /// Answer in full.
        GO_ON,
        /// The client has it: 304.
        NOT_MODIFIED,
        /// The client wants another state of it: 412.
        FAILED
    }

    /// Evaluates `If-Match` and `If-None-Match` of a GET or HEAD.
    public Outcome evaluate(HttpHeaders request) {
        var wanted = request.getFirst(HttpHeaders.IF_MATCH);
        if (wanted != null && !listed(request, HttpHeaders.IF_MATCH, true)) {
            return Outcome.FAILED;
        }
        return listed(request, HttpHeaders.IF_NONE_MATCH, false)
                ? Outcome.NOT_MODIFIED
                : Outcome.GO_ON;
    }

    /// Whether a `Range` is to be heeded: `If-Range` names exactly this tag, or is not sent. A date
    /// names no tag, and neither does a weak one.
    public boolean allowsRange(HttpHeaders request) {
        var known = request.getFirst(HttpHeaders.IF_RANGE);
        return known == null || known.trim().equals(toString());
    }

    /// As it stands in the header `ETag`.
    @Override
    public String toString() {
        return "\"" + value + "\"";
    }

    private boolean listed(HttpHeaders request, String header, boolean strongly) {
        return request.getOrEmpty(header).stream().anyMatch(line -> listedIn(line, strongly));
    }

    private boolean listedIn(@Nullable String line, boolean strongly) {
        var own = new ETag(value, false);
        return line != null
                && ETag.parse(line).stream()
                        .anyMatch(tag -> tag.isWildcard() || tag.compare(own, strongly));
    }
}
