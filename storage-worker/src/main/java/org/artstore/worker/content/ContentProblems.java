package org.artstore.worker.content;

import org.artstore.starter.problem.Problem;
import org.springframework.http.HttpHeaders;

/// Words content that is not served.
final class ContentProblems {

    private ContentProblems() {}

    static Problem word(ContentRejected rejected) {
        return switch (rejected) {
            case ContentRejected.Unknown _ ->
                    Problem.of(404, "not-found", "No such file is stored here");
            case ContentRejected.Deleted _ -> Problem.of(410, "deleted", "The file was deleted");
            case ContentRejected.Offline _ ->
                    Problem.of(503, "element-offline", "The storage element is offline")
                            .withHeader(HttpHeaders.RETRY_AFTER, "5");
            case ContentRejected.ModeForbids refused ->
                    Problem.of(409, "mode-not-allowed", "The storage element does not allow it")
                            .withDetail("Its bytes are offline.")
                            .with("mode", refused.mode().toString());
            case ContentRejected.OutOfRange refused ->
                    Problem.of(416, "range-not-satisfiable", "No byte lies in the range")
                            .with("file_size", refused.size())
                            .withHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + refused.size());
            case ContentRejected.LinkForged _ ->
                    Problem.of(403, "link-invalid", "The link is not valid");
            case ContentRejected.LinkExpired _ ->
                    Problem.of(403, "link-expired", "The link has expired")
                            .withDetail("Ask where you got it for another one.");
            case ContentRejected.OtherWanted _ ->
                    Problem.of(412, "precondition-failed", "Precondition failed")
                            .withDetail("If-Match does not name the current state.");
            case ContentRejected.Damaged _ ->
                    Problem.of(503, "damaged", "The stored bytes are damaged");
        };
    }
}
