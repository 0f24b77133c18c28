package io.recourse.command.policy.pack;

import io.recourse.actor.Role;
import io.recourse.command.policy.Policy.Facts;
import io.recourse.command.policy.due.DueForm;
import io.recourse.deadline.Confidence;
import io.recourse.deadline.DeadlineName;
import io.recourse.deadline.ExpiryEffect;
import io.recourse.deadline.Milestone;
import io.recourse.dispute.Party;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A deadline that a pack gives to cases.
 *
 * @param id of the rule, unique in its pack
 * @param party who must act
 * @param alternatives of which the first whose condition holds gives the due instant in place of {@code due}
 * @param metBy what fulfils it in time
 * @param onExpiry what follows when it is missed
 * @param reminders how long before it is due whoever must act is reminded
 * @param externalDue what an instant that somebody outside has set does to it
 * @param enabled where it is not said, what is verified is enabled
 */
record DeadlineRule(
        DeadlineName name,
        String id,
        Party party,
        DueForm due,
        Optional<CountingForm> counting,
        Optional<Condition> when,
        Optional<Condition> unless,
        Optional<List<Alternative>> alternatives,
        List<Milestone> metBy,
        Optional<List<ExpiryEffect>> onExpiry,
        Optional<PausedBy> pausedBy,
        Optional<ExtendedBy> extendedBy,
        Optional<List<Duration>> reminders,
        Optional<ExternalDue> externalDue,
        String citation,
        Confidence confidence,
        Optional<Boolean> enabled,
        Optional<String> note) {

    /** Another due instant under a condition, with the clause that it comes from. */
    record Alternative(Condition when, DueForm due, Optional<String> citation) {}

    /** What lets it stand still.
     *
     * @param clock whether staff can stop it with the case's clock
     * @param waitingFor parties; while one of them is waited for it stands still
     */
    record PausedBy(Optional<Boolean> clock, Optional<List<Party>> waitingFor) {}

    /** Who can put it off, and until when at most. */
    record ExtendedBy(List<Role> roles, DueForm until) {}

    enum ExternalDue {
        /** It wins when it is earlier. */
        EARLIER,
        /** It wins. */
        REPLACES
    }

    boolean isEnabled() {
        return enabled.orElse(confidence == Confidence.VERIFIED);
    }

    boolean appliesTo(Facts facts) {
        return when.map(condition -> condition.holds(facts)).orElse(true)
                && unless.map(condition -> !condition.holds(facts)).orElse(true);
    }

    /** The alternative that holds for a case, if one does. */
    Optional<Alternative> alternative(Facts facts) {
        return alternatives.stream()
                .flatMap(List::stream)
                .filter(alternative -> alternative.when().holds(facts))
                .findFirst();
    }

    /** Whether it can be counted only where it is known which days are open. */
    boolean countsOpenDays() {
        return due.countsOpenDays()
                || counting.filter(CountingForm::looksAtOpenDays).isPresent()
                || alternatives.stream()
                        .flatMap(List::stream)
                        .anyMatch(alternative -> alternative.due().countsOpenDays());
    }
}
