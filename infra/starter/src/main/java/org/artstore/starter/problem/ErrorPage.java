package org.artstore.starter.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Where a servlet container sends what failed outside of the endpoints.
@RestController
final class ErrorPage implements ErrorController {

    private final ServletProblems problems;

    ErrorPage(ServletProblems problems) {
        this.problems = problems;
    }

    @RequestMapping("/error")
    void answer(HttpServletRequest request, HttpServletResponse response) {
        switch (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION)) {
            case Throwable error -> problems.handle(request, response, error);
            case null, default ->
                    problems.write(request, response, FrameworkProblems.ofStatus(status(request)));
        }
    }

    private static int status(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
                        && status >= 400
                ? status
                : 404;
    }
}
