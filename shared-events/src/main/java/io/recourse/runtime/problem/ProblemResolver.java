package io.recourse.runtime.problem;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** Answers whatever fails inside Spring MVC, ahead of Spring's own resolvers. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProblemResolver implements HandlerExceptionResolver {
    private final Problems problems;

    ProblemResolver(Problems problems) {
        this.problems = problems;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception thrown) {
        if (isOfReading(request)) {
            // The container will answer, at /error.
            return new ModelAndView();
        }
        if (response.isCommitted()) {
            // Half an answer is out: the container must break the connection, or the caller would take it for whole.
            return null;
        }
        try {
            problems.answer(request, response, thrown);
            return new ModelAndView();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the container could not read the body, and remembers why. */
    private static boolean isOfReading(HttpServletRequest request) {
        return request.getDispatcherType() == DispatcherType.REQUEST
                && request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) != null;
    }
}
