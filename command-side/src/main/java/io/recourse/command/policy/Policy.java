package io.recourse.command.policy;

import io.recourse.actor.Channel;
import io.recourse.command.policy.due.Moments;
import io.recourse.deadline.Deadline;
import io.recourse.deadline.PolicyRef;
import io.recourse.deadline.Trigger;
import io.recourse.dispute.CaseState;
import io.recourse.dispute.Circumstance;
import io.recourse.dispute.Circumstances;
import io.recourse.dispute.Complaint;
import io.recourse.dispute.ExternalReference;
import io.recourse.dispute.Jurisdiction;
import io.recourse.dispute.Origin;
import io.recourse.dispute.Product;
import io.recourse.dispute.Reason;
import io.recourse.rejection.Rejected;
import io.recourse.terms.CaseTerms;
import io.recourse.work.Queue;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Says which promises and terms a case comes with. Pure: the same facts and packs give the same answer, whenever it is asked.
 * Every question is refused with {@code CALENDAR_NOT_COVERED} when a deadline cannot be counted, and with
 * {@code POLICY_UNKNOWN} when a pack that a case is pinned to is not there.
 */
public interface Policy {

    /**
     * What a case comes with, by the packs that are in force at {@code instant}: for a new case, when its complaint was received.
     *
     * @throws Rejected when no pack has terms for it, or as for every question
     */
    Decision decide(Facts facts, Instant instant);

    /**
     * The deadlines that begin with {@code trigger} in a case that is pinned to {@code policies}.
     *
     * @param facts with the instant of the trigger among their moments
     * @throws Rejected as for every question
     */
    List<Deadline> begun(List<PolicyRef> policies, Facts facts, Trigger trigger);

    /** @param moments the receipt of the complaint among them
     * @param externalDueAt until when somebody outside wants an answer
     * @param source the system that the complaint came from
     * @param paymentSources where the disputed payments were made, as their recordings name it
     */
    record Facts(
            Reason reason,
            Channel channel,
            Origin origin,
            boolean urgent,
            Optional<Jurisdiction> jurisdiction,
            Product product,
            Set<Circumstance> circumstances,
            Optional<String> source,
            Set<String> paymentSources,
            Moments moments,
            Optional<Instant> externalDueAt) {

        public Facts {
            circumstances = Set.copyOf(circumstances);
            paymentSources = Set.copyOf(paymentSources);
        }

        /**
         * What is not said is taken to be a payment from the wallet's balance.
         *
         * @param receivedAt from when on is counted: when the complaint reached us, or the case was continued
         */
        public static Facts of(Complaint complaint, Set<String> paymentSources, Origin origin, Instant receivedAt) {
            Circumstances known = complaint.circumstances().orElse(Circumstances.UNKNOWN);
            Map<Trigger, Instant> moments = new EnumMap<>(Trigger.class);
            moments.putAll(known.moments());
            moments.put(Trigger.NOTICE_RECEIVED, receivedAt);
            return new Facts(
                    complaint.reason(),
                    complaint.channel(),
                    origin,
                    complaint.urgent(),
                    complaint.jurisdiction(),
                    known.product().orElse(Product.WALLET_BALANCE),
                    Set.copyOf(known.present()),
                    complaint.external().map(ExternalReference::source),
                    paymentSources,
                    new Moments(moments, known.billingDay()),
                    complaint.externalDueAt().filter(receivedAt::isBefore));
        }

        /** Of a case that there is. */
        public static Facts of(CaseState state, Instant receivedAt) {
            Set<String> sources = state.payments().stream()
                    .flatMap(payment -> payment.source().stream())
                    .collect(Collectors.toSet());
            return of(state.complaint(), sources, state.origin(), receivedAt);
        }

        /** The same when {@code trigger} has happened. */
        public Facts when(Trigger trigger, Instant at) {
            return new Facts(
                    reason,
                    channel,
                    origin,
                    urgent,
                    jurisdiction,
                    product,
                    circumstances,
                    source,
                    paymentSources,
                    moments.with(trigger, at),
                    externalDueAt);
        }

        public Instant receivedAt() {
            return moments.of(Trigger.NOTICE_RECEIVED).orElseThrow();
        }
    }

    /** @param policies the packs that apply
     * @param deadlines each name once: the strictest of all packs */
    record Decision(List<PolicyRef> policies, List<Deadline> deadlines, CaseTerms terms, Queue queue) {
        public Decision {
            policies = List.copyOf(policies);
            deadlines = List.copyOf(deadlines);
        }
    }
}
