package org.artstore.ingest.connection;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.AsciiString;

import org.artstore.starter.problem.Problem;
import org.artstore.starter.request.RequestContext;
import org.springframework.http.MediaType;

import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;

/// A problem whose JSON is made once, but for the id of the request, so that it can be told
/// thousands of times a second.
final class PreparedAnswer {

    private static final String PLACE = "_";
    private static final AsciiString PROBLEM =
            AsciiString.cached(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    private static final AsciiString REQUEST_ID =
            AsciiString.cached(RequestContext.REQUEST_ID_HEADER);
    private static final DefaultHttpHeadersFactory SAFE_HEADERS =
            DefaultHttpHeadersFactory.headersFactory().withValidation(false);
    private static final DefaultHttpHeadersFactory SAFE_TRAILERS =
            DefaultHttpHeadersFactory.trailersFactory().withValidation(false);

    private final HttpResponseStatus status;
    private final String before;
    private final String after;

    PreparedAnswer(Problem problem, JsonMapper json) {
        var text = json.writeValueAsString(problem.body(PLACE));
        var place = "\"" + PLACE + "\"";
        int at = text.indexOf(place);
        status = HttpResponseStatus.valueOf(problem.status());
        before = text.substring(0, at + 1);
        after = text.substring(at + place.length() - 1);
    }

    /// @param requestId of characters that JSON and headers take as they are; not checked here
    /// @param close whether the connection will be closed
    FullHttpResponse to(String requestId, boolean close) {
        var bytes = (before + requestId + after).getBytes(StandardCharsets.UTF_8);
        var answer =
                new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1,
                        status,
                        Unpooled.wrappedBuffer(bytes),
                        SAFE_HEADERS,
                        SAFE_TRAILERS);
        answer.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, PROBLEM)
                .setInt(HttpHeaderNames.CONTENT_LENGTH, bytes.length)
                .set(REQUEST_ID, requestId);
        if (close) {
            answer.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
        return answer;
    }
}
