package io.recourse.query.merchant;

import io.recourse.dispute.CaseId;
import io.recourse.dispute.CaseStatus;
import io.recourse.payment.MerchantId;
import io.recourse.runtime.security.MerchantBudget;
import io.recourse.runtime.security.VerifiedMerchants;
import io.recourse.runtime.web.IfMatch;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.filter.ServerHttpObservationFilter;

/**
 * Answers most polls: a merchant whose token was verified a moment ago asks for what has not changed, and that is in memory. Every
 * other request goes its way, and whatever is wrong with one is found there. The answer is what {@link MerchantController} would give.
 */
final class UnchangedFilter extends OncePerRequestFilter {

    private static final String LIST = "/api/v1/merchant/disputes";
    private static final Pattern STATUS =
            Pattern.compile(LIST + "/(" + CaseId.PREFIX + "[0-7][0-9A-HJKMNP-TV-Z]{25})/status");

    private final VerifiedMerchants merchants;
    private final MerchantBudget budget;
    private final PollMemory memory;
    private final Filter headers;

    /** @param headers writes what security adds to every answer */
    UnchangedFilter(VerifiedMerchants merchants, MerchantBudget budget, PollMemory memory, Filter headers) {
        this.merchants = merchants;
        this.budget = budget;
        this.memory = memory;
        this.headers = headers;
    }

    /** @param path as the handler has it, for metrics */
    private record Unchanged(String path, String eTag, Duration again) {}

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Unchanged> unchanged = unchanged(request);
        if (unchanged.isPresent()) {
            headers.doFilter(request, response, (sent, answer) -> write(unchanged.get(), request, response));
        } else {
            chain.doFilter(request, response);
        }
    }

    private Optional<Unchanged> unchanged(HttpServletRequest request) {
        String known = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        if (known == null
                || !request.getMethod().equals("GET")
                || request.getQueryString() != null
                || request.getHeader(Prefer.HEADER) != null
                || !request.getRequestURI().startsWith(LIST)) {
            return Optional.empty();
        }
        return merchants
                .of(request)
                .flatMap(merchant -> remembered(request.getRequestURI(), merchant)
                        .filter(current -> current.eTag().equals(known) && budget.take(merchant)));
    }

    private Optional<Unchanged> remembered(String path, MerchantId merchant) {
        if (path.equals(LIST)) {
            return memory.remembered(merchant)
                    .map(newest -> new Unchanged(LIST, newest.eTag(), MerchantController.SOON));
        }
        Matcher one = STATUS.matcher(path);
        return one.matches()
                ? memory.remembered(new PollMemory.Polled(merchant, CaseId.of(one.group(1))))
                        .map(UnchangedFilter::of)
                : Optional.empty();
    }

    private static Unchanged of(MerchantStatus status) {
        return new Unchanged(
                LIST + "/{id}/status",
                IfMatch.eTag(status.version()),
                status.status() == CaseStatus.CLOSED ? MerchantController.LATER : MerchantController.SOON);
    }

    private static void write(Unchanged unchanged, HttpServletRequest request, HttpServletResponse response) {
        ServerHttpObservationFilter.findObservationContext(request)
                .ifPresent(observed -> observed.setPathPattern(unchanged.path()));
        response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        response.setHeader(HttpHeaders.ETAG, unchanged.eTag());
        response.setHeader(HttpHeaders.CACHE_CONTROL, MerchantController.KEPT.getHeaderValue());
        response.setHeader(
                HttpHeaders.RETRY_AFTER, Long.toString(unchanged.again().toSeconds()));
    }
}
