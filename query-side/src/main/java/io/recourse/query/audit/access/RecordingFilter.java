package io.recourse.query.audit.access;

import io.recourse.personal.Personal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.web.filter.OncePerRequestFilter;

/** Sees to it that no answer to a recorded read leaves before it is recorded. What security refuses does not come this far. */
final class RecordingFilter extends OncePerRequestFilter {

    private final RecordedReads reads;
    private final Accesses accesses;
    private final boolean auditorsSayWhatFor;

    RecordingFilter(RecordedReads reads, Accesses accesses, boolean auditorsSayWhatFor) {
        this.reads = reads;
        this.accesses = accesses;
        this.auditorsSayWhatFor = auditorsSayWhatFor;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Read> read = reads.of(request);
        if (read.isPresent() && request.getUserPrincipal() instanceof Authentication reader) {
            Optional<Personal<String>> purpose = Purpose.of(request);
            if (purpose.isEmpty() && auditorsSayWhatFor && read.get().ofAuditors()) {
                throw Purpose.missing();
            }
            RecordedResponse recorded = new RecordedResponse(
                    response, status -> accesses.record(request, reader, read.get(), purpose, status));
            chain.doFilter(request, recorded);
            if (!request.isAsyncStarted()) {
                recorded.end();
            }
        } else {
            chain.doFilter(request, response);
        }
    }
}
