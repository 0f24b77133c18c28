package io.recourse.runtime.web;

import io.recourse.runtime.problem.ProblemException;
import io.recourse.runtime.problem.ProblemType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses a body of any type: Spring takes {@code *}{@code /*} for a range, and fails when it reads the body as one. */
final class ConcreteTypeFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (Optional.ofNullable(request.getContentType())
                .filter(ConcreteTypeFilter::isRange)
                .isPresent()) {
            throw ProblemException.of(ProblemType.MALFORMED_REQUEST);
        }
        chain.doFilter(request, response);
    }

    private static boolean isRange(String type) {
        int parameters = type.indexOf(';');
        return type.substring(0, parameters < 0 ? type.length() : parameters).contains("*");
    }
}
