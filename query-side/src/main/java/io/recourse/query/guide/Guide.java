package io.recourse.query.guide;

import io.recourse.actor.Actor;
import io.recourse.deadline.PolicyRef;
import io.recourse.dispute.Action;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.CaseState;
import io.recourse.dispute.Lifecycle;
import io.recourse.dispute.Reason;
import io.recourse.runtime.language.Language;
import io.recourse.runtime.language.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What to do in a case, step by step, and what the rules ask by when.
 *
 * @param version of the case that it is about
 * @param policies that the case is under
 * @param duties what is still to be done by when, and where that is written; the nearest first
 */
record Guide(
        CaseId disputeId,
        long version,
        Reason reason,
        Language language,
        List<PolicyRef> policies,
        List<Duty> duties,
        List<GuideStep> steps) {

    private static final Texts TEXTS = new Texts("io.recourse.query.guide.guide");

    Guide {
        policies = List.copyOf(policies);
        duties = List.copyOf(duties);
        steps = List.copyOf(steps);
    }

    /**
     * @param done as far as the case tells
     * @param action the command that it leads to; missing when it is not allowed now
     */
    record GuideStep(Step id, String title, String text, boolean done, Optional<Action> action) {}

    /** @param wanted the reader's language; when they have none of ours, that of the case */
    static Guide of(CaseState state, Actor reader, Optional<Language> wanted, Instant now) {
        Language language = wanted.or(() -> state.complaint().language()).orElse(Language.ENGLISH);
        Reason reason = state.complaint().reason();
        List<Action> allowed = Lifecycle.allowed(state, reader, now);
        List<GuideStep> steps = Steps.of(reason).stream()
                .filter(step -> step.concerns(state))
                .map(step -> new GuideStep(
                        step,
                        text(step, reason, "title", language),
                        text(step, reason, "text", language),
                        step.done(state, now),
                        step.action(allowed)))
                .toList();
        return new Guide(state.id(), state.version(), reason, language, state.policies(), Duty.of(state), steps);
    }

    /** What is said of the step for this reason, or else for all. */
    static String text(Step step, Reason reason, String part, Language language) {
        String own = step + "." + reason + "." + part;
        return TEXTS.get(language, TEXTS.has(own) ? own : step + "." + part);
    }
}
