package io.recourse.query.audit.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.event.EventListener;
import org.springframework.security.authorization.event.AuthorizationDeniedEvent;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;

/** Records who tried to read what is not theirs to read. Of a request without a valid token nobody knows whose it is. */
@Component
class RefusedReads {

    private final RecordedReads reads;
    private final Accesses accesses;

    RefusedReads(RecordedReads reads, Accesses accesses) {
        this.reads = reads;
        this.accesses = accesses;
    }

    @EventListener
    void on(AuthorizationDeniedEvent<?> refused) {
        if (refused.getObject() instanceof HttpServletRequest request
                && refused.getAuthentication().get() instanceof JwtAuthenticationToken reader) {
            reads.of(request)
                    .ifPresent(read -> accesses.record(
                            request, reader, read, Purpose.of(request), HttpServletResponse.SC_FORBIDDEN));
        }
    }
}
