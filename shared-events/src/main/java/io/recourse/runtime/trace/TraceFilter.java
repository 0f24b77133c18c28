package io.recourse.runtime.trace;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/** Gives every request its trace: the caller's, when it sent a valid {@code traceparent}, or a new one. */
public final class TraceFilter extends OncePerRequestFilter {

    private static final String ATTRIBUTE = TraceFilter.class.getName();
    private static final String SPAN = ATTRIBUTE + ".span";

    /** What else a caller calls a method would be the caller's words. */
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH");

    private static final int FAILURES = 500;

    private final Spans spans;

    public TraceFilter(Spans spans) {
        this.spans = spans;
    }

    /** The id of this request, also before the filter ran. */
    public static TraceId of(ServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof TraceId known) {
            return known;
        }
        TraceId id = caller(request).map(Traceparent::trace).orElseGet(TraceId::random);
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }

    private static Optional<Traceparent> caller(ServletRequest request) {
        return request instanceof HttpServletRequest http
                ? Optional.ofNullable(http.getHeader(Traceparent.HEADER)).flatMap(Traceparent::of)
                : Optional.empty();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Span span = span(request);
        try (var ignored = span.trace().open()) {
            chain.doFilter(request, response);
        } finally {
            if (!request.isAsyncStarted()) {
                end(span, request, response);
            }
        }
    }

    /** One for the request, on whichever thread it goes on. */
    private Span span(HttpServletRequest request) {
        if (request.getAttribute(SPAN) instanceof Span known) {
            return known;
        }
        Span span = spans.request(of(request), caller(request));
        request.setAttribute(SPAN, span);
        return span;
    }

    private static void end(Span span, HttpServletRequest request, HttpServletResponse response) {
        String method = METHODS.contains(request.getMethod()) ? request.getMethod() : "_OTHER";
        span.with("http.request.method", method);
        span.with("http.response.status_code", response.getStatus());
        if (request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String template) {
            span.named(method + " " + template);
            span.with("http.route", template);
        } else {
            span.named(method);
        }
        if (response.getStatus() >= FAILURES) {
            span.failed();
        }
        span.close();
    }

    /** A long poll answers on another thread, whose log lines need the id as well. */
    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }
}
