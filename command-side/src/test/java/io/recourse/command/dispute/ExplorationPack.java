package io.recourse.command.dispute;

import io.recourse.command.policy.Policy;
import io.recourse.command.policy.TestPacks;
import io.recourse.command.policy.pack.Catalogue;
import io.recourse.command.policy.pack.PackPolicy;
import io.recourse.dispute.DisputeOpened;
import java.time.Instant;
import java.util.Set;

/** A pack that makes everything happen that a pack can. */
final class ExplorationPack {

    private static final Catalogue CATALOGUE = TestPacks.shippedAnd("exploration.1.yaml");

    static final Policy POLICY = new PackPolicy(() -> CATALOGUE);

    private ExplorationPack() {}

    /** The same opening under all packs that apply, this one among them. */
    static DisputeOpened opened(DisputeOpened e) {
        Instant received = e.complaint().receivedAt();
        Policy.Decision promised =
                POLICY.decide(Policy.Facts.of(e.complaint(), Set.of(), e.origin(), received), received);
        return new DisputeOpened(
                e.caseId(),
                e.complaint(),
                e.payments(),
                e.merchantId(),
                e.origin(),
                e.stage(),
                promised.policies(),
                promised.deadlines(),
                e.terms(),
                e.queue(),
                e.act());
    }
}
