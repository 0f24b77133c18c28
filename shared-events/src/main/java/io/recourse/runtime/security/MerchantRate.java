package io.recourse.runtime.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
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

    private static final int MOST_MERCHANTS = 100_000;

    private final Problems problems;
    private final Cache<MerchantId, Bucket> buckets;
    private final long perSecond;
    private final long burst;

    MerchantRate(Problems problems, long perSecond, long burst) {
        this.problems = problems;
        this.perSecond = perSecond;
        this.burst = burst;
        // Whoever was quiet for so long has a full bucket again.
        Duration full = Duration.ofSeconds(burst / perSecond + 1);
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST_MERCHANTS)
                .expireAfterAccess(full)
                .build();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Duration> patience = merchant(request).flatMap(this::wait);
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

    /** How long the merchant must wait; empty when it need not. */
    private Optional<Duration> wait(MerchantId merchant) {
        ConsumptionProbe probe = buckets.get(merchant, key -> full()).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed()
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()).plusSeconds(1));
    }

    private Bucket full() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .build();
    }
}
