package io.recourse.runtime.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.recourse.payment.MerchantId;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Whose the tokens are that security has verified within the last minute, so that who polls is not verified each time. A token is
 * forgotten when it ends. One whose key is withdrawn is taken for a minute longer than by verifying it; nothing else withdraws a token.
 */
public final class VerifiedMerchants {

    private static final Duration REMEMBERED = Duration.ofMinutes(1);
    private static final int MOST_TOKENS = 10_000;
    private static final String SCHEME = "Bearer ";
    private static final String BOUND = "cnf";

    private final Cache<String, Verified> byToken = Caffeine.newBuilder()
            .maximumSize(MOST_TOKENS)
            .expireAfterWrite(REMEMBERED)
            .build();
    private final Clock clock;

    VerifiedMerchants(Clock clock) {
        this.clock = clock;
    }

    private record Verified(MerchantId merchantId, Instant until) {}

    /** The merchant that sends the request; empty when security must say. */
    public Optional<MerchantId> of(HttpServletRequest request) {
        String given = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (given == null || !given.startsWith(SCHEME)) {
            return Optional.empty();
        }
        return Optional.ofNullable(byToken.getIfPresent(given.substring(SCHEME.length())))
                .filter(verified -> clock.instant().isBefore(verified.until()))
                .map(Verified::merchantId);
    }

    /**
     * Not one that is bound to a certificate: that has to be seen each time (RFC 8705, section 3).
     *
     * @param token verified just now, and allowed to read what the merchant reads
     */
    void remember(Jwt token, MerchantId merchant) {
        if (token.hasClaim(BOUND)) {
            return;
        }
        Instant end = token.getExpiresAt();
        // Not written again, or who polls would be remembered for ever.
        if (end != null && byToken.getIfPresent(token.getTokenValue()) == null) {
            byToken.put(token.getTokenValue(), new Verified(merchant, end));
        }
    }
}
