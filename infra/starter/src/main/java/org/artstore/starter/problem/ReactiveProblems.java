package org.artstore.starter.problem;

import org.artstore.starter.request.ReactiveRequests;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;

import reactor.core.publisher.Mono;

import tools.jackson.databind.json.JsonMapper;

/// Answers with a [Problem] in a reactive service, wherever in the chain a request failed.
public final class ReactiveProblems implements WebExceptionHandler, Ordered {

    private final Problems problems;
    private final JsonMapper json;

    ReactiveProblems(Problems problems, JsonMapper json) {
        this.problems = problems;
        this.json = json;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
        if (exchange.getResponse().isCommitted()
                || DisconnectedClientHelper.isClientDisconnectedException(error)) {
            return Mono.error(error);
        }
        var requestId = ReactiveRequests.contextOf(exchange).requestId();
        return write(exchange, problems.of(error, requestId));
    }

    /// Ends the exchange with this problem.
    public Mono<Void> write(ServerWebExchange exchange, Problem problem) {
        var response = exchange.getResponse();
        var requestId = ReactiveRequests.contextOf(exchange).requestId();
        var bytes = json.writeValueAsBytes(problem.body(requestId));
        response.setStatusCode(HttpStatusCode.valueOf(problem.status()));
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        response.getHeaders().setContentLength(bytes.length);
        problem.headers().forEach(response.getHeaders()::set);
        return response.writeWith(Mono.just(response.bufferFactory().wrap(bytes)));
    }

    /// Before the framework's own handlers.
    @Override
    public int getOrder() {
        return -10;
    }
}
