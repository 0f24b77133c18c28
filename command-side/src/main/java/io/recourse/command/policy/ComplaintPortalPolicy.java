package io.recourse.command.policy;

import io.recourse.actor.Channel;
import io.recourse.deadline.Deadline;
import io.recourse.deadline.DeadlineName;
import io.recourse.deadline.ExpiryEffect;
import io.recourse.deadline.Milestone;
import io.recourse.deadline.PolicyRef;
import io.recourse.dispute.EscalationTarget;
import io.recourse.dispute.Jurisdiction;
import io.recourse.dispute.Origin;
import io.recourse.dispute.Party;
import io.recourse.dispute.Reason;
import io.recourse.work.Queue;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The built-in policy: an answer within 15 calendar days of receipt and a final one within 60, as the CFPB asks of
 * companies (Company Portal Manual s. 8.1; 12 USC 5534(b)). The day of receipt is not counted, and the last day counts to
 * its end in the zone of the jurisdiction. An earlier instant that somebody outside sets wins. Urgent cases are answered
 * within 24 hours.
 */
public final class ComplaintPortalPolicy implements Policy {

    private static final PolicyRef REF = new PolicyRef("complaint-portal-15-60", 2);
    private static final int FIRST_RESPONSE_DAYS = 15;
    private static final int RESOLUTION_DAYS = 60;
    private static final Duration URGENT = Duration.ofHours(24);
    private static final String UNITED_STATES = "US";
    private static final Map<String, ZoneId> ZONES = Map.of(
            "CN",
            ZoneId.of("Asia/Shanghai"),
            "GB",
            ZoneId.of("Europe/London"),
            UNITED_STATES,
            ZoneId.of("America/New_York"));

    @Override
    public Decision decide(Facts facts) {
        return new Decision(
                REF,
                Stream.concat(urgent(facts), Stream.of(firstResponse(facts), resolution(facts)))
                        .toList(),
                PortalTerms.of(facts),
                queue(facts));
    }

    private static Stream<Deadline> urgent(Facts facts) {
        return facts.urgent()
                ? Stream.of(new Deadline(
                        DeadlineName.URGENT_RESPONSE,
                        Party.OPERATOR,
                        facts.receivedAt(),
                        facts.receivedAt().plus(URGENT),
                        List.of(Milestone.CUSTOMER_ANSWERED, Milestone.CASE_CLOSED),
                        List.of(new ExpiryEffect.Escalate(EscalationTarget.MANAGEMENT)),
                        false))
                : Stream.empty();
    }

    private static Deadline firstResponse(Facts facts) {
        return new Deadline(
                DeadlineName.FIRST_RESPONSE,
                Party.OPERATOR,
                facts.receivedAt(),
                endOfDay(facts, FIRST_RESPONSE_DAYS),
                List.of(Milestone.CUSTOMER_ANSWERED, Milestone.CASE_CLOSED),
                List.of(new ExpiryEffect.Escalate(EscalationTarget.COMPLAINTS_DESK)),
                false);
    }

    /** Where the portal's own manual applies, nothing stops its clock. */
    private static Deadline resolution(Facts facts) {
        boolean manual = facts.jurisdiction()
                .map(Jurisdiction::country)
                .filter(UNITED_STATES::equals)
                .isPresent();
        return new Deadline(
                DeadlineName.RESOLUTION,
                Party.OPERATOR,
                facts.receivedAt(),
                endOfDay(facts, RESOLUTION_DAYS),
                List.of(Milestone.CASE_CLOSED),
                List.of(new ExpiryEffect.Escalate(EscalationTarget.MANAGEMENT)),
                !manual && facts.externalDueAt().isEmpty());
    }

    private static Instant endOfDay(Facts facts, int daysLater) {
        ZonedDateTime received = facts.receivedAt().atZone(zone(facts.jurisdiction()));
        Instant end = received.toLocalDate()
                .plusDays(daysLater + 1L)
                .atStartOfDay(received.getZone())
                .toInstant();
        return facts.externalDueAt().filter(end::isAfter).orElse(end);
    }

    private static ZoneId zone(Optional<Jurisdiction> jurisdiction) {
        return jurisdiction
                .flatMap(j -> Optional.ofNullable(ZONES.get(j.country())))
                .orElse(ZoneOffset.UTC);
    }

    private static Queue queue(Facts facts) {
        if (facts.origin() == Origin.REGULATOR) {
            return Queue.REGULATORY;
        }
        if (facts.urgent() || facts.reason() == Reason.FRAUD_UNAUTHORISED) {
            return Queue.SECURITY;
        }
        return facts.channel() == Channel.LETTER || facts.reason() == Reason.PRIVACY
                ? Queue.COMPLAINTS
                : Queue.FRONT_DESK;
    }
}
