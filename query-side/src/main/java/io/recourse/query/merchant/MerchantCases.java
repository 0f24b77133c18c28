package io.recourse.query.merchant;

import io.recourse.actor.Actor;
import io.recourse.actor.Role;
import io.recourse.dispute.CaseId;
import io.recourse.payment.MerchantId;
import io.recourse.query.dispute.CaseReader;
import io.recourse.query.list.Queries;
import io.recourse.query.projection.Freshness;
import io.recourse.query.projection.ReadModel;
import io.recourse.rejection.Rejected;
import io.recourse.rejection.Rule;
import io.recourse.runtime.security.Caller;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads one case of the merchant that calls, as fresh as it asks. */
@Component
class MerchantCases {

    private final Queries queries;
    private final Freshness freshness;

    MerchantCases(Queries queries, Freshness freshness) {
        this.queries = queries;
        this.freshness = freshness;
    }

    /**
     * The same refusal whether the case does not exist or is another merchant's.
     *
     * @throws Rejected {@link Rule#CASE_UNKNOWN} when the merchant has no such case
     */
    MerchantCaseView read(CaseId id, Caller caller, Optional<Long> minVersion) {
        MerchantCaseView view = find(id, caller);
        if (minVersion.filter(wanted -> wanted > view.version()).isEmpty()) {
            return view;
        }
        freshness.await(ReadModel.CASE, id.value(), minVersion);
        return find(id, caller);
    }

    private MerchantCaseView find(CaseId id, Caller caller) {
        MerchantId merchant = caller.requireMerchant();
        Actor reader = caller.actorAs(Role.MERCHANT);
        return queries.ask(new FindMerchantCase(id, merchant, reader), MerchantCaseFound.class)
                .view()
                .orElseThrow(CaseReader::unknown);
    }
}
