package io.recourse.runtime.problem;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers what the container or a filter reports as a bare status, in place of Spring Boot's error page. */
@Hidden
@RestController
class ProblemErrorController implements ErrorController {
    private final Problems problems;

    ProblemErrorController(Problems problems) {
        this.problems = problems;
    }

    @RequestMapping("${spring.web.error.path:/error}")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object failed = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        if (failed instanceof IOException) {
            // The container could not read the request to its end, and has said so itself. Who sent half of it may
            // still listen.
            problems.answer(request, response, HttpServletResponse.SC_BAD_REQUEST);
        } else if (failed instanceof Throwable thrown) {
            problems.answer(request, response, thrown);
        } else if (request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status) {
            problems.answer(request, response, status);
        } else {
            problems.answer(request, response, HttpServletResponse.SC_NOT_FOUND);
        }
    }
}
