package io.recourse.runtime.trace;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives every request its trace id: the caller's, when it sent a valid {@code traceparent}, or a new one. */
public final class TraceFilter extends OncePerRequestFilter {
    /** The key of the id in the logging context. */
    public static final String MDC_KEY = "traceId";

    private static final String ATTRIBUTE = TraceFilter.class.getName();

    /** The id of this request, also before the filter ran. */
    public static TraceId of(ServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof TraceId known) {
            return known;
        }
        TraceId id = request instanceof HttpServletRequest http
                ? Optional.ofNullable(http.getHeader("traceparent"))
                        .flatMap(TraceId::fromTraceparent)
                        .orElseGet(TraceId::random)
                : TraceId.random();
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try (var ignored = MDC.putCloseable(MDC_KEY, of(request).value())) {
            chain.doFilter(request, response);
        }
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
