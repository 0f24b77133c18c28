package io.recourse.runtime.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.recourse.payment.MerchantId;
import java.time.Duration;
import java.util.Optional;

/** How many requests each merchant may still send to this process. */
public final class MerchantBudget {

    private static final int MOST_MERCHANTS = 100_000;

    private final Cache<MerchantId, Bucket> buckets;
    private final long perSecond;
    private final long burst;

    MerchantBudget(long perSecond, long burst) {
        this.perSecond = perSecond;
        this.burst = burst;
        // Whoever was quiet for so long has a full bucket again.
        Duration full = Duration.ofSeconds(burst / perSecond + 1);
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST_MERCHANTS)
                .expireAfterAccess(full)
                .build();
    }

    /** Takes one request, if there is one left: nothing is taken otherwise. */
    public boolean take(MerchantId merchant) {
        return bucket(merchant).tryConsume(1);
    }

    /** Takes one request, or says how long the merchant must wait for one. */
    Optional<Duration> takeOrWait(MerchantId merchant) {
        ConsumptionProbe probe = bucket(merchant).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed()
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()).plusSeconds(1));
    }

    private Bucket bucket(MerchantId merchant) {
        return buckets.get(merchant, key -> full());
    }

    private Bucket full() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .build();
    }
}
