package io.recourse.sample;

import static io.recourse.sample.Sample.CASE;
import static io.recourse.sample.Sample.NOW;
import static io.recourse.sample.Sample.act;
import static io.recourse.sample.Sample.inside;
import static io.recourse.sample.Sample.words;

import io.recourse.actor.Role;
import io.recourse.deadline.Clause;
import io.recourse.deadline.Confidence;
import io.recourse.deadline.Deadline;
import io.recourse.deadline.DeadlineName;
import io.recourse.deadline.ExpiryEffect;
import io.recourse.deadline.Extension;
import io.recourse.deadline.Milestone;
import io.recourse.deadline.PolicyRef;
import io.recourse.deadline.Provision;
import io.recourse.deadline.Trigger;
import io.recourse.dispute.Basis;
import io.recourse.dispute.DeadlinesBegan;
import io.recourse.dispute.DeadlinesResumed;
import io.recourse.dispute.DeadlinesSuspended;
import io.recourse.dispute.EffectRefused;
import io.recourse.dispute.EscalationTarget;
import io.recourse.dispute.Finality;
import io.recourse.dispute.Outcome;
import io.recourse.dispute.Party;
import io.recourse.dispute.PartyNotified;
import io.recourse.dispute.PolicyChanged;
import io.recourse.dispute.ResumedDeadline;
import io.recourse.rejection.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a law beside the house's own rules asks of {@link Sample#CASE}. */
public final class SampleRules {

    public static final PolicyRef POLICY = new PolicyRef("us-reg-e", 1);
    public static final DeadlineName INVESTIGATION = DeadlineName.of("INVESTIGATION");
    public static final DeadlineName CORRECTION = DeadlineName.of("CORRECTION");

    private SampleRules() {}

    /** One of each type. */
    static Stream<Object> all() {
        return Stream.of(
                began(Trigger.DECIDED_FOR_CUSTOMER, correction()),
                suspended(Party.CUSTOMER, INVESTIGATION),
                resumed(Party.CUSTOMER, INVESTIGATION, NOW.plus(Duration.ofDays(17))),
                notified(INVESTIGATION, Party.CUSTOMER),
                refused(INVESTIGATION, new ExpiryEffect.GrantProvisionalCredit(), Rule.CREDIT_ABOVE_LIMIT),
                changed(List.of(investigation()), List.of(correction()), DeadlineName.RESOLUTION));
    }

    /** Due in 14 days; stands still for the customer, and can be put off for as long as 45 days. */
    public static Deadline investigation() {
        return new Deadline(
                INVESTIGATION,
                Party.OPERATOR,
                NOW,
                NOW.plus(Duration.ofDays(14)),
                List.of(Milestone.DECIDED, Milestone.CREDITED),
                List.of(
                        new ExpiryEffect.GrantProvisionalCredit(),
                        new ExpiryEffect.Notify(Party.CUSTOMER),
                        new ExpiryEffect.Escalate(EscalationTarget.MANAGEMENT)),
                true,
                Optional.of(new Provision(
                        new Clause(POLICY, "investigation", "12 CFR 1005.11(c)(1)", Confidence.VERIFIED),
                        List.of(Party.CUSTOMER),
                        new Extension(List.of(Role.AGENT, Role.SUPERVISOR), NOW.plus(Duration.ofDays(45))),
                        List.of(Duration.ofDays(3), Duration.ofDays(1)))));
    }

    /** Due in a day, whatever happens: nobody can put it off. */
    public static Deadline correction() {
        return new Deadline(
                CORRECTION,
                Party.OPERATOR,
                NOW,
                NOW.plus(Duration.ofDays(1)),
                List.of(Milestone.REFUNDED),
                List.of(
                        new ExpiryEffect.Decide(Outcome.CUSTOMER_FAVOUR, Basis.POLICY, Finality.FINAL),
                        new ExpiryEffect.RequestRefund(),
                        new ExpiryEffect.Close(Outcome.CUSTOMER_FAVOUR, Basis.POLICY)),
                false,
                Optional.of(new Provision(
                        new Clause(POLICY, "correction", "12 CFR 1005.11(c)(1)", Confidence.SECONDARY),
                        List.of(),
                        new Extension(List.of(), NOW.plus(Duration.ofDays(1))),
                        List.of())));
    }

    public static DeadlinesBegan began(Trigger trigger, Deadline... deadlines) {
        return new DeadlinesBegan(CASE, trigger, List.of(deadlines), act("begin"));
    }

    public static DeadlinesSuspended suspended(Party awaited, DeadlineName... names) {
        return new DeadlinesSuspended(CASE, awaited, List.of(names), act("suspend"));
    }

    public static DeadlinesResumed resumed(Party awaited, DeadlineName name, Instant dueAt) {
        ResumedDeadline running = new ResumedDeadline(name, dueAt, Optional.of(dueAt.minus(Duration.ofDays(3))));
        return new DeadlinesResumed(CASE, awaited, List.of(running), act("resume-" + name));
    }

    public static PartyNotified notified(DeadlineName name, Party party) {
        return new PartyNotified(CASE, name, party, inside("expire"));
    }

    public static EffectRefused refused(DeadlineName name, ExpiryEffect effect, Rule rule) {
        return new EffectRefused(CASE, name, effect, rule, inside("expire"));
    }

    /** To the law alone. */
    public static PolicyChanged changed(List<Deadline> moved, List<Deadline> begun, DeadlineName... dropped) {
        return new PolicyChanged(
                CASE,
                List.of(new PolicyRef("house", 1), new PolicyRef("us-reg-e", 7)),
                List.of(POLICY),
                Sample.terms(),
                moved,
                begun,
                List.of(dropped),
                words("the account turned out to be a wallet 钱包账户"),
                act("change-policy", Role.SUPERVISOR));
    }
}
