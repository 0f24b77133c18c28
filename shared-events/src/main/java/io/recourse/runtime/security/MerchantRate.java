package io.recourse.runtime.security;

import io.recourse.payment.MerchantId;
import io.recourse.runtime.problem.ProblemException;
import io.recourse.runtime.problem.ProblemType;
import io.recourse.runtime.problem.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets each merchant send so many requests, whatever others send. Each process counts for itself: behind several, a merchant may
 * send as many times more.
 */
final class MerchantRate extends OncePerRequestFilter {

    private final Problems problems;
    private final MerchantBudget budget;

    MerchantRate(Problems problems, MerchantBudget budget) {
        this.problems = problems;
        this.budget = budget;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Duration> patience = merchant(request).flatMap(budget::takeOrWait);
        if (patience.isPresent()) {
            problems.answer(
                    request, response, ProblemException.retryLater(ProblemType.TOO_MANY_REQUESTS, patience.get()));
        } else {
            chain.doFilter(request, response);
        }
    }

    private static Optional<MerchantId> merchant(HttpServletRequest request) {
        return request.getUserPrincipal() instanceof Authentication present
                ? Caller.of(present).merchantId()
                : Optional.empty();
    }
}
