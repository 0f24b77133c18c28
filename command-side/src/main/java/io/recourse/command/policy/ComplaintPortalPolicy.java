package io.recourse.command.policy;

import io.recourse.deadline.Deadline;
import io.recourse.deadline.DeadlineName;
import io.recourse.deadline.ExpiryEffect;
import io.recourse.deadline.Milestone;
import io.recourse.deadline.PolicyRef;
import io.recourse.dispute.EscalationTarget;
import io.recourse.dispute.Jurisdiction;
import io.recourse.dispute.Party;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The built-in policy: an answer within 15 calendar days of receipt and a final one within 60, as the CFPB asks of
 * companies (Company Portal Manual s. 8.1; 12 USC 5534(b)). The day of receipt is not counted, and the last day counts to
 * its end in the zone of the jurisdiction.
 */
public final class ComplaintPortalPolicy implements Policy {

    private static final PolicyRef REF = new PolicyRef("complaint-portal-15-60", 1);
    private static final int FIRST_RESPONSE_DAYS = 15;
    private static final int RESOLUTION_DAYS = 60;
    private static final Map<String, ZoneId> ZONES = Map.of(
            "CN", ZoneId.of("Asia/Shanghai"),
            "GB", ZoneId.of("Europe/London"),
            "US", ZoneId.of("America/New_York"));

    @Override
    public Decision decide(Facts facts) {
        ZonedDateTime received = facts.receivedAt().atZone(zone(facts.jurisdiction()));
        return new Decision(
                REF,
                List.of(
                        new Deadline(
                                DeadlineName.FIRST_RESPONSE,
                                Party.OPERATOR,
                                facts.receivedAt(),
                                endOfDay(received, FIRST_RESPONSE_DAYS),
                                List.of(Milestone.CUSTOMER_ANSWERED, Milestone.CASE_CLOSED),
                                List.of(new ExpiryEffect.Escalate(EscalationTarget.COMPLAINTS_DESK))),
                        new Deadline(
                                DeadlineName.RESOLUTION,
                                Party.OPERATOR,
                                facts.receivedAt(),
                                endOfDay(received, RESOLUTION_DAYS),
                                List.of(Milestone.CASE_CLOSED),
                                List.of(new ExpiryEffect.Escalate(EscalationTarget.MANAGEMENT)))));
    }

    private static Instant endOfDay(ZonedDateTime trigger, int daysLater) {
        return trigger.toLocalDate()
                .plusDays(daysLater + 1L)
                .atStartOfDay(trigger.getZone())
                .toInstant();
    }

    private static ZoneId zone(Optional<Jurisdiction> jurisdiction) {
        return jurisdiction
                .flatMap(j -> Optional.ofNullable(ZONES.get(j.country())))
                .orElse(ZoneOffset.UTC);
    }
}
