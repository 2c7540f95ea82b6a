package org.artstore.ingest.change;

import org.artstore.ingest.refusal.Refusal;
import org.artstore.ingest.refusal.UploadRefused;

import java.util.List;
import java.util.regex.Pattern;

/// Which versions of a document a request is about: `If-Match` (RFC 9110, 13.1.1).
///
/// @param isGiven whether the client says so at all
/// @param any whether any version will do
record Condition(boolean isGiven, boolean any, List<String> tags) {

    private static final String NAME = "If-Match";
    private static final Pattern TAG = Pattern.compile("(W/)?\"([\\x21\\x23-\\x7E]*)\"");

    /// @throws UploadRefused when the header is malformed
    static Condition read(List<String> headers) {
        if (headers.isEmpty()) {
            return new Condition(false, true, List.of());
        }
        var text = String.join(",", headers).strip();
        if (text.equals("*")) {
            return new Condition(true, true, List.of());
        }
        var tags = List.of(text.split("\\s*,\\s*"));
        if (!tags.stream().allMatch(tag -> TAG.matcher(tag).matches())) {
            throw new UploadRefused(new Refusal.MalformedHeader(NAME));
        }
        return new Condition(true, false, tags);
    }

    /// Weak tags match nothing.
    ///
    /// @throws UploadRefused when the document has another version
    void require(long version) {
        if (!any && !tags.contains("\"" + version + "\"")) {
            throw new UploadRefused(new Refusal.OtherVersion(version));
        }
    }

    /// Whether the client has seen the version that it is about.
    boolean isForOneVersion() {
        return isGiven && !any;
    }
}
