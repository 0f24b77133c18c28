package io.recourse.query.audit.access;

import io.recourse.dispute.CaseId;
import io.recourse.payment.CustomerId;
import io.recourse.payment.PaymentId;
import io.recourse.personal.Personal;
import io.recourse.receipt.ReceiptId;
import io.recourse.runtime.problem.ProblemException;
import io.recourse.runtime.problem.ProblemType;
import io.recourse.runtime.trace.TraceFilter;
import io.recourse.runtime.vault.StreamOwners;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPattern;

/** Records what is read. */
@Component
class Accesses {

    private static final Logger LOG = LoggerFactory.getLogger(Accesses.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    private static final int BAD_REQUEST = 400;

    private final AccessLog log;
    private final StreamOwners owners;
    private final Clock clock;

    Accesses(AccessLog log, StreamOwners owners, Clock clock) {
        this.log = log;
        this.owners = owners;
        this.clock = clock;
    }

    /**
     * Returns when it is on disk.
     *
     * @throws ProblemException 503 when it could not be recorded: then nothing may be answered
     */
    void record(
            HttpServletRequest request,
            Authentication reader,
            Read read,
            Optional<Personal<String>> purpose,
            int status) {
        try {
            log.add(access(request, reader, read, status), purpose);
        } catch (RuntimeException e) {
            LOG.atError()
                    .addKeyValue("operation", read.path().getPatternString())
                    .addKeyValue("cause", e.toString())
                    .log("A read could not be recorded and was not answered");
            throw ProblemException.retryLater(ProblemType.UNAVAILABLE, RETRY_AFTER);
        }
    }

    private Access access(HttpServletRequest request, Authentication authentication, Read read, int status) {
        Reader reader = Reader.of(authentication, request);
        PathPattern.PathMatchInfo match = read.path().matchAndExtract(RecordedReads.path(request));
        Map<String, String> path = match == null ? Map.of() : match.getUriVariables();
        Map<String, String[]> query = query(request);
        Optional<CaseId> caseId = read.named(CaseId.class, path, query, CaseId::of);
        Optional<PaymentId> paymentId = read.named(PaymentId.class, path, query, PaymentId::of);
        return new Access(
                0,
                clock.instant(),
                reader.id(),
                reader.role(),
                reader.merchantId(),
                request.getMethod() + " " + read.path().getPatternString(),
                caseId,
                paymentId,
                read.named(ReceiptId.class, path, query, ReceiptId::of),
                caseId.map(CaseId::value)
                        .or(() -> paymentId.map(PaymentId::value))
                        .flatMap(owners::of)
                        .or(() -> read.named(CustomerId.class, path, query, CustomerId::of)),
                read.filters(query, status == BAD_REQUEST),
                Optional.empty(),
                TraceFilter.of(request).value(),
                status);
    }

    /** Nothing of what the firewall or the server lets nobody read: the request is refused for it. */
    private static Map<String, String[]> query(HttpServletRequest request) {
        try {
            return request.getParameterMap();
        } catch (RequestRejectedException | InvalidParameterException refused) {
            return Map.of();
        }
    }
}
