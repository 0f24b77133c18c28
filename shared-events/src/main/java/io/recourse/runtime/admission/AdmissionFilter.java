package io.recourse.runtime.admission;

import io.recourse.runtime.problem.ProblemException;
import io.recourse.runtime.problem.ProblemType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets in as many commands as there are places. Reads are let in: many of them only wait, and the others have limits of their own. */
final class AdmissionFilter extends OncePerRequestFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Admission admission;
    private final RefusalLog log;

    AdmissionFilter(Admission admission, RefusalLog log) {
        this.admission = admission;
        this.log = log;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return READING.contains(request.getMethod());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!entered()) {
            log.another();
            throw ProblemException.retryLater(ProblemType.OVERLOADED, RETRY_AFTER);
        }
        try {
            chain.doFilter(request, response);
        } finally {
            admission.leave();
        }
    }

    private boolean entered() {
        try {
            return admission.enter();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
