package org.artstore.starter.problem;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/// A refusal as the client sees it: RFC 9457 with a stable code, a sentence, and the data a program
/// needs.
///
/// `members` are extra JSON members of the body, `headers` go beside it. Both keep their order.
///
/// @param type the URI of the kind of problem: made of the code, unless a standard has one for it
public record Problem(
        int status,
        String type,
        String code,
        String title,
        String detail,
        SequencedMap<String, Object> members,
        SequencedMap<String, String> headers) {

    private static final String TYPE_PREFIX = "urn:artstore:problem:";

    public Problem {
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("not an error status: " + status);
        }
        members = new LinkedHashMap<>(members);
        headers = new LinkedHashMap<>(headers);
    }

    public static Problem of(int status, String code, String title) {
        return new Problem(
                status,
                TYPE_PREFIX + code,
                code,
                title,
                title,
                new LinkedHashMap<>(),
                new LinkedHashMap<>());
    }

    /// The same as a kind of problem that a standard has defined.
    public Problem withType(String uri) {
        return new Problem(status, uri, code, title, detail, members, headers);
    }

    /// The sentence about this very case; without one it is the title again.
    public Problem withDetail(String sentence) {
        return new Problem(status, type, code, title, sentence, members, headers);
    }

    /// One more JSON member, of a type that JSON knows.
    public Problem with(String name, Object value) {
        var more = new LinkedHashMap<>(members);
        more.put(name, value);
        return new Problem(status, type, code, title, detail, more, headers);
    }

    public Problem withHeader(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Problem(status, type, code, title, detail, members, more);
    }

    /// The JSON members of the answer, also where a problem is part of a larger body.
    public Map<String, Object> body(String requestId) {
        var body = new LinkedHashMap<String, Object>();
        body.put("type", type);
        body.put("title", title);
        body.put("status", status);
        body.put("detail", detail);
        body.put("code", code);
        body.put("request_id", requestId);
        members.forEach(body::putIfAbsent);
        return body;
    }
}
