package io.recourse.query.merchant;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.recourse.dispute.CaseId;
import io.recourse.payment.MerchantId;
import io.recourse.query.change.Change;
import io.recourse.query.change.ChangeListener;
import io.recourse.query.change.Heard;
import io.recourse.query.list.Queries;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What merchants poll, kept in memory for as long as this process hears of changes, and asked anew while it does not. A merchant has
 * entries of its own only, so that what is remembered for one tells another nothing, not even by how long an answer takes.
 */
@Component
final class PollMemory implements ChangeListener {

    private static final int MOST_CASES = 200_000;
    private static final int MOST_MERCHANTS = 50_000;

    private final Cache<Polled, Optional<MerchantStatus>> statuses =
            Caffeine.newBuilder().maximumSize(MOST_CASES).build();
    private final Cache<MerchantId, NewestFound> newest =
            Caffeine.newBuilder().maximumSize(MOST_MERCHANTS).build();
    private final Queries queries;
    private final Waiting waiting;
    private final Heard heard;

    PollMemory(Queries queries, Waiting waiting, Heard heard) {
        this.queries = queries;
        this.waiting = waiting;
        this.heard = heard;
    }

    /** A case as its merchant polls it. */
    record Polled(MerchantId merchantId, CaseId caseId) {}

    /** Empty when the merchant has no such case. */
    Optional<MerchantStatus> status(Polled polled) {
        return heard.isCurrent() ? statuses.get(polled, this::askStatus) : askStatus(polled);
    }

    /** What has changed last among the merchant's cases. */
    NewestFound newest(MerchantId merchant) {
        return heard.isCurrent() ? newest.get(merchant, this::askNewest) : askNewest(merchant);
    }

    /** A case as far as it is remembered, without asking anybody. */
    Optional<MerchantStatus> remembered(Polled polled) {
        Optional<MerchantStatus> known = statuses.getIfPresent(polled);
        return known != null && heard.isCurrent() ? known : Optional.empty();
    }

    /** What has changed last among the merchant's cases, as far as it is remembered, without asking anybody. */
    Optional<NewestFound> remembered(MerchantId merchant) {
        return Optional.ofNullable(newest.getIfPresent(merchant)).filter(known -> heard.isCurrent());
    }

    /** Waits for whoever asks the database at this moment, so that no answer from before the change is kept. */
    @Override
    public void changed(List<Change> changes) {
        for (Change change : changes) {
            Polled polled = new Polled(change.merchantId(), change.caseId());
            statuses.asMap().computeIfPresent(polled, (key, known) -> later(known, change));
            newest.asMap().computeIfPresent(change.merchantId(), (key, known) -> known.orLater(change));
            waiting.wake(polled);
            waiting.wake(change.merchantId());
        }
    }

    private static Optional<MerchantStatus> later(Optional<MerchantStatus> known, Change change) {
        return known.filter(status -> status.version() >= change.version())
                .or(() -> Optional.of(MerchantStatus.of(change)));
    }

    private Optional<MerchantStatus> askStatus(Polled polled) {
        return queries.ask(new PollMerchantCase(polled.caseId(), polled.merchantId()), MerchantStatusFound.class)
                .status();
    }

    private NewestFound askNewest(MerchantId merchant) {
        return queries.ask(new FindNewest(merchant), NewestFound.class);
    }
}
