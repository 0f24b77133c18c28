package io.recourse.command.dispute;

import io.recourse.actor.Act;
import io.recourse.command.PlausibleTime;
import io.recourse.deadline.Deadline;
import io.recourse.deadline.DeadlineName;
import io.recourse.dispute.Adjudicate;
import io.recourse.dispute.Appeal;
import io.recourse.dispute.AppealState;
import io.recourse.dispute.Basis;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.CaseState;
import io.recourse.dispute.Close;
import io.recourse.dispute.DisputeAppealed;
import io.recourse.dispute.DisputeClosed;
import io.recourse.dispute.DisputeDecided;
import io.recourse.dispute.DisputeEvent;
import io.recourse.dispute.DisputeWithdrawn;
import io.recourse.dispute.ExternalRulingRecorded;
import io.recourse.dispute.Finality;
import io.recourse.dispute.Outcome;
import io.recourse.dispute.Party;
import io.recourse.dispute.ProvisionalCreditFinalised;
import io.recourse.dispute.RecordRuling;
import io.recourse.dispute.Stage;
import io.recourse.dispute.Verdict;
import io.recourse.dispute.Withdraw;
import io.recourse.refund.CaseRefund;
import io.recourse.rejection.Rejected;
import io.recourse.rejection.Rejection;
import io.recourse.rejection.Rule;
import io.recourse.ruling.Ruling;
import io.recourse.ruling.RulingEffect;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** In whose favour a case is, and how it ends. */
final class Verdicts {

    private Verdicts() {}

    static DisputeDecided decided(CaseId caseId, Outcome outcome, Basis basis, Finality finality, Act act) {
        return new DisputeDecided(
                caseId,
                outcome,
                basis,
                finality,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                act);
    }

    static List<DisputeEvent> adjudicate(CaseState state, Adjudicate c, Instant now) {
        DisputeEvent decided = new DisputeDecided(
                c.caseId(),
                c.outcome(),
                Basis.ADJUDICATION,
                c.finality(),
                c.reasonCode(),
                c.explanation(),
                Optional.empty(),
                appealable(state, c.finality(), now),
                c.act());
        return Stream.concat(Met.appealWindow(state, now, c.act()), Stream.of(decided))
                .toList();
    }

    /** What can still change can be appealed against, as long as the terms say. */
    static Optional<Deadline> appealable(CaseState state, Finality finality, Instant now) {
        return switch (finality) {
            case FINAL -> Optional.empty();
            case PROVISIONAL ->
                Optional.of(state.terms()
                        .appeal()
                        .deadline(state.nextDeadline(DeadlineName.APPEAL), Party.CUSTOMER, now, List.of()));
        };
    }

    static List<DisputeEvent> appeal(CaseState state, Appeal c, Instant now) {
        Stage next = state.stage().compareTo(Stage.PRE_ARBITRATION) < 0 ? Stage.PRE_ARBITRATION : Stage.ARBITRATION;
        Stage reached = state.stage().compareTo(next) > 0 ? state.stage() : next;
        return Stream.concat(
                        Met.appealWindow(state, now, c.act()),
                        Stream.of(new DisputeAppealed(c.caseId(), c.party(), reached, c.reason(), c.act())))
                .toList();
    }

    static List<DisputeEvent> rule(CaseState state, RecordRuling c, Instant now) {
        PlausibleTime.require("issuedAt", c.ruling().issuedAt(), now);
        RulingEffect effect = effect(state, c.ruling());
        DisputeEvent recorded = new ExternalRulingRecorded(c.caseId(), c.ruling(), effect, c.act());
        return switch (effect) {
            case DUPLICATE, LATE -> List.of(recorded);
            case APPLIED, REVERSED ->
                Stream.concat(Stream.of(recorded), Met.appealWindow(state, now, c.act()))
                        .toList();
        };
    }

    private static RulingEffect effect(CaseState state, Ruling ruling) {
        if (state.rulings().stream().anyMatch(known -> known.ruling().sameAs(ruling))) {
            return RulingEffect.DUPLICATE;
        }
        boolean overtaken = state.rulings().stream()
                .filter(known -> known.effect() == RulingEffect.APPLIED || known.effect() == RulingEffect.REVERSED)
                .anyMatch(known -> known.ruling().issuedAt().isAfter(ruling.issuedAt()));
        if (overtaken || (state.closed() && !ruling.reversal())) {
            return RulingEffect.LATE;
        }
        return ruling.reversal() && state.verdict().isPresent() ? RulingEffect.REVERSED : RulingEffect.APPLIED;
    }

    static List<DisputeEvent> withdraw(CaseState state, Withdraw c, Instant now) {
        DisputeEvent closed = new DisputeClosed(
                c.caseId(),
                Outcome.WITHDRAWN,
                Basis.AGREEMENT,
                Finality.FINAL,
                Optional.empty(),
                Optional.empty(),
                c.act());
        return Stream.of(
                        Stream.of(new DisputeWithdrawn(c.caseId(), c.reason(), c.act()), closed),
                        Met.appealWindow(state, now, c.act()))
                .flatMap(events -> events)
                .toList();
    }

    static List<DisputeEvent> close(CaseState state, Close c) {
        Optional<Verdict> stands = standing(state);
        stands.ifPresent(verdict -> requireSame(verdict, c));
        Verdict verdict = stands.orElseGet(() -> said(c));
        List<CaseRefund> credits =
                state.refunds().stream().filter(CaseRefund::outstandingCredit).toList();
        if (!credits.isEmpty() && !keepsMoney(verdict)) {
            throw new Rejected(Rejection.of(Rule.CREDIT_OUTSTANDING));
        }
        Stream<DisputeEvent> decided = state.course().appeal().state() == AppealState.PENDING
                ? Stream.of(decided(c.caseId(), verdict.outcome(), verdict.basis(), verdict.finality(), c.act()))
                : Stream.empty();
        Stream<DisputeEvent> kept = credits.stream()
                .map(credit -> new ProvisionalCreditFinalised(c.caseId(), credit.id(), credit.amount(), c.act()));
        DisputeEvent closed = new DisputeClosed(
                c.caseId(),
                verdict.outcome(),
                verdict.basis(),
                verdict.finality(),
                c.summary(),
                c.satisfaction(),
                c.act());
        return Stream.of(decided, kept, Stream.of(closed))
                .flatMap(events -> events)
                .toList();
    }

    /** The verdict that nobody appeals against. */
    private static Optional<Verdict> standing(CaseState state) {
        return state.verdict().filter(verdict -> state.course().decided());
    }

    private static void requireSame(Verdict verdict, Close c) {
        boolean same = c.outcome().map(verdict.outcome()::equals).orElse(true)
                && c.basis().map(verdict.basis()::equals).orElse(true);
        if (!same) {
            throw new Rejected(Rejection.of(Rule.OUTCOME_DIFFERS, "outcome", verdict.outcome()));
        }
    }

    private static Verdict said(Close c) {
        return c.outcome()
                .flatMap(outcome -> c.basis().map(basis -> new Verdict(outcome, basis, Finality.FINAL)))
                .orElseThrow(() -> new Rejected(Rejection.of(Rule.OUTCOME_MISSING)));
    }

    private static boolean keepsMoney(Verdict verdict) {
        return verdict.finality() == Finality.FINAL
                && switch (verdict.outcome()) {
                    case CUSTOMER_FAVOUR, SPLIT -> true;
                    case MERCHANT_FAVOUR, NO_FAULT, WITHDRAWN, PREVENTED, UNDECIDED -> false;
                };
    }
}
