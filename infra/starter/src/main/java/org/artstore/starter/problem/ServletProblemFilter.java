package org.artstore.starter.problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.filter.OncePerRequestFilter;

import java.io.IOException;

/// Answers with a [Problem] when a filter fails, where no endpoint's handler is in reach.
final class ServletProblemFilter extends OncePerRequestFilter {

    private final ServletProblems problems;

    ServletProblemFilter(ServletProblems problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (RuntimeException error) {
            if (response.isCommitted()) {
                throw error;
            }
            problems.handle(request, response, error);
        }
    }
}
