package org.artstore.starter.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.artstore.starter.request.ServletRequests;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;

/// Answers with a [Problem] in a servlet service.
public final class ServletProblems implements HandlerExceptionResolver {

    private final Problems problems;
    private final JsonMapper json;

    ServletProblems(Problems problems, JsonMapper json) {
        this.problems = problems;
        this.json = json;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable Object handler,
            Exception error) {
        if (response.isCommitted()) {
            return null;
        }
        handle(request, response, error);
        return new ModelAndView();
    }

    /// Ends the request with the problem that this error is.
    public void handle(HttpServletRequest request, HttpServletResponse response, Throwable error) {
        var requestId = ServletRequests.contextOf(request).requestId();
        write(request, response, problems.of(error, requestId));
    }

    /// Ends the request with this problem.
    public void write(HttpServletRequest request, HttpServletResponse response, Problem problem) {
        var requestId = ServletRequests.contextOf(request).requestId();
        var bytes = json.writeValueAsBytes(problem.body(requestId));
        response.resetBuffer();
        response.setStatus(problem.status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(bytes.length);
        problem.headers().forEach(response::setHeader);
        try {
            response.getOutputStream().write(bytes);
        } catch (IOException gone) {
            throw new UncheckedIOException("the client is gone", gone);
        }
    }
}
