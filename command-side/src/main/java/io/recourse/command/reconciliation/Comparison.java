package io.recourse.command.reconciliation;

import io.recourse.command.gateway.GatewayUnavailable;
import io.recourse.command.gateway.Standing;
import io.recourse.command.reconciliation.Difference.Kind;
import io.recourse.dispute.CaseId;
import io.recourse.money.Money;
import io.recourse.payment.OutsideMovement;
import io.recourse.refund.RefundId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** How our refunds and the lines about them differ. Where the gateway can be asked, its present answer wins over the statement. */
final class Comparison {

    /** What has just happened there is on its way here. */
    static final Duration UNDER_WAY = Duration.ofMinutes(1);

    /** An open refund that is not in a statement is given so long. */
    static final Duration LONG_OPEN = Duration.ofDays(7);

    private final String source;
    private final Period period;
    private final Instant now;
    private final Questions questions;

    Comparison(String source, Period period, Instant now, Questions questions) {
        this.source = source;
        this.period = period;
        this.now = now;
        this.questions = questions;
    }

    /** What only others can tell. */
    interface Questions {

        /** How the refund stands at its gateway now; empty where it cannot be asked. */
        Optional<Standing> standing(RefundId refundId) throws GatewayUnavailable;

        /** Whether a person found out that it had moved: then the reference is that person's. */
        boolean resolved(CaseId caseId, RefundId refundId);
    }

    /** @param lines about this refund, each with another reference */
    List<Found> of(Known ours, List<StatementLine> lines) {
        List<Found> wrongPayment = lines.stream()
                .filter(line -> line.paymentReference()
                        .filter(reference -> !reference.equals(ours.paymentReference(source)))
                        .isPresent())
                .map(line -> Found.person(Kind.PAYMENT_DIFFERS, line))
                .toList();
        return wrongPayment.isEmpty() ? ofPayment(ours, lines) : wrongPayment;
    }

    private List<Found> ofPayment(Known ours, List<StatementLine> lines) {
        Elsewhere elsewhere = Elsewhere.of(ours.payment(), source);
        List<Found> found = new ArrayList<>();
        List<StatementLine> open = new ArrayList<>();
        for (StatementLine line : lines) {
            Optional<OutsideMovement> recorded = elsewhere.of(line);
            recorded.ifPresentOrElse(
                    movement -> elsewhere.difference(line, movement).ifPresent(found::add), () -> open.add(line));
        }
        List<StatementLine> moved = open.stream()
                .filter(line -> line.state() == StatementLine.State.SUCCEEDED)
                .sorted(likeliest(ours))
                .toList();
        moved.stream()
                .findFirst()
                .or(() -> latest(open))
                .ifPresent(line -> first(ours, line, lines, elsewhere).ifPresent(found::add));
        moved.stream()
                .skip(1)
                .map(line -> elsewhere.unknown(Kind.TWICE_THERE, line))
                .forEach(found::add);
        return found;
    }

    /** Which of several movements is the one that we asked for: the one that we know, else the first of our amount. */
    private static Comparator<StatementLine> likeliest(Known ours) {
        Optional<String> reference = ours.settled().map(PaymentHistory.Settled::reference);
        Money amount = ours.reservation().amount();
        return Comparator.<StatementLine, Boolean>comparing(line -> !reference.equals(Optional.of(line.reference())))
                .thenComparing(line -> !line.amount().equals(amount))
                .thenComparing(StatementLine::at)
                .thenComparing(StatementLine::reference);
    }

    /** What has not ended, else what ended last. */
    private static Optional<StatementLine> latest(List<StatementLine> lines) {
        return lines.stream()
                .max(Comparator.<StatementLine, Boolean>comparing(
                                line -> !line.state().over())
                        .thenComparing(StatementLine::at)
                        .thenComparing(StatementLine::reference));
    }

    private Optional<Found> first(Known ours, StatementLine line, List<StatementLine> lines, Elsewhere elsewhere) {
        if (!line.amount().equals(ours.reservation().amount())) {
            return Optional.of(Found.person(Kind.AMOUNT_DIFFERS, line));
        }
        if (line.state() == StatementLine.State.PENDING) {
            return Optional.empty();
        }
        return switch (ours.reservation().status()) {
            case RESERVED ->
                line.at().isAfter(now.minus(UNDER_WAY))
                        ? Optional.empty()
                        : asked(ours, line, present -> open(ours, line, present.orElseGet(() -> told(line))));
            case SETTLED ->
                line.state().over()
                        ? asked(ours, line, present -> settledAndOver(ours, line, present))
                        : settled(ours, line);
            case RELEASED, REFUSED ->
                line.state().over()
                        ? Optional.empty()
                        : elsewhere.other(ours.refundId(), lines)
                                ? Optional.of(Found.person(Kind.REFERENCE_DIFFERS, line))
                                : asked(ours, line, present -> released(ours, line, present, elsewhere));
            case RETURNED -> Optional.empty();
        };
    }

    private static Optional<Found> open(Known ours, StatementLine line, Standing standing) {
        return open(ours.refundId(), Optional.of(line), standing, line.at());
    }

    /** What may do better when it is tried again is left to who tries. */
    private static Optional<Found> open(
            RefundId refundId, Optional<StatementLine> line, Standing standing, Instant at) {
        Remedy tell = new Remedy.Tell(refundId, standing, at);
        return switch (standing) {
            case Standing.Succeeded moved -> Optional.of(new Found(Kind.SUCCEEDED_THERE, line, tell));
            case Standing.Canceled canceled -> Optional.of(new Found(Kind.FAILED_THERE, line, tell));
            case Standing.Failed failed ->
                failed.retry() == Standing.Retry.NEVER
                        ? Optional.of(new Found(Kind.FAILED_THERE, line, tell))
                        : Optional.empty();
            case Standing.Pending pending -> Optional.empty();
            case Standing.ActionRequired required -> Optional.empty();
            case Standing.Abnormal abnormal -> Optional.empty();
        };
    }

    private static Optional<Found> settledAndOver(Known ours, StatementLine line, Optional<Standing> present) {
        if (present.isEmpty() && ours.toldAfter(line.at())) {
            return Optional.empty();
        }
        // An earlier try may have failed before the one that moved the money; only the gateway could tell.
        if (present.isEmpty()
                && ours.settled().filter(s -> line.at().isBefore(s.at())).isPresent()) {
            return Optional.of(Found.person(Kind.FAILED_THERE, line));
        }
        return switch (present.orElseGet(() -> told(line))) {
            case Standing.Failed failed -> Optional.of(reversed(ours, line, failed.code()));
            case Standing.Canceled canceled -> Optional.of(reversed(ours, line, canceled.code()));
            case Standing.Succeeded same -> Optional.empty();
            case Standing.Pending earlier -> Optional.empty();
            case Standing.ActionRequired earlier -> Optional.empty();
            case Standing.Abnormal earlier -> Optional.empty();
        };
    }

    private static Found reversed(Known ours, StatementLine line, String code) {
        return new Found(
                Kind.FAILED_THERE,
                Optional.of(line),
                new Remedy.Reverse(ours.payment().id(), ours.refundId(), code, line.at()));
    }

    private Optional<Found> settled(Known ours, StatementLine line) {
        boolean same = ours.settled()
                .filter(s -> s.reference().equals(line.reference()))
                .isPresent();
        if (same) {
            return Optional.empty();
        }
        return asked(ours, line, present -> {
            boolean explained = present.map(standing -> standing instanceof Standing.Succeeded it
                            && it.reference().equals(line.reference()))
                    .orElseGet(() -> questions.resolved(ours.caseId(), ours.refundId()));
            return explained ? Optional.empty() : Optional.of(Found.person(Kind.REFERENCE_DIFFERS, line));
        });
    }

    private static Optional<Found> released(
            Known ours, StatementLine line, Optional<Standing> present, Elsewhere elsewhere) {
        boolean movedThere =
                present.map(Standing.Succeeded.class::isInstance).orElseGet(() -> !ours.toldAfter(line.at()));
        if (!movedThere) {
            return Optional.empty();
        }
        return Optional.of(
                ours.given()
                        ? new Found(
                                Kind.MOVED_AFTER_ALL,
                                Optional.of(line),
                                new Remedy.Tell(ours.refundId(), present.orElseGet(() -> told(line)), line.at()))
                        : elsewhere.unknown(Kind.MOVED_AFTER_ALL, line));
    }

    /**
     * What a statement says of which we know no refund.
     *
     * @param payment the one that it names, if we know it
     */
    Optional<Found> ofUnknown(Optional<PaymentHistory> payment, StatementLine line) {
        boolean moved = line.state() == StatementLine.State.SUCCEEDED;
        if (payment.isEmpty()) {
            return moved ? Optional.of(Found.person(Kind.UNKNOWN_HERE, line)) : Optional.empty();
        }
        Elsewhere elsewhere = Elsewhere.of(payment.get(), source);
        Optional<OutsideMovement> recorded = elsewhere.of(line);
        if (recorded.isPresent()) {
            return elsewhere.difference(line, recorded.get());
        }
        return moved ? Optional.of(elsewhere.unknown(Kind.UNKNOWN_HERE, line)) : Optional.empty();
    }

    /**
     * A refund of which the statement says nothing. It must be in there when all that could have happened to it did in the
     * statement's period: what moved money moved it after it was given to the gateway, and before we heard of it.
     */
    Optional<Found> ofMissing(Known ours, Instant givenAt) {
        Found missing = new Found(Kind.MISSING_THERE, Optional.empty(), new Remedy.Person());
        return switch (ours.reservation().status()) {
            case SETTLED ->
                ours.settled().filter(s -> s.at().isBefore(period.to())).isPresent()
                                && !questions.resolved(ours.caseId(), ours.refundId())
                        ? Optional.of(missing)
                        : Optional.empty();
            case RESERVED -> longOpen(givenAt) ? missingAndOpen(ours, missing) : Optional.empty();
            case RELEASED, RETURNED, REFUSED -> Optional.empty();
        };
    }

    private boolean longOpen(Instant givenAt) {
        return givenAt.isBefore(period.to().minus(LONG_OPEN)) && givenAt.isBefore(now.minus(LONG_OPEN));
    }

    private Optional<Found> missingAndOpen(Known ours, Found missing) {
        try {
            Optional<Standing> present = questions.standing(ours.refundId());
            return present.isEmpty()
                    ? Optional.of(missing)
                    : open(ours.refundId(), Optional.empty(), present.get(), now);
        } catch (GatewayUnavailable e) {
            return Optional.of(new Found(Kind.MISSING_THERE, Optional.empty(), new Remedy.Unanswered()));
        }
    }

    private interface Answered {
        Optional<Found> difference(Optional<Standing> present);
    }

    /** Asks the gateway before a difference is believed. */
    private Optional<Found> asked(Known ours, StatementLine line, Answered answered) {
        try {
            return answered.difference(questions.standing(ours.refundId()));
        } catch (GatewayUnavailable e) {
            return answered.difference(Optional.empty())
                    .map(found -> new Found(found.kind(), found.line(), new Remedy.Unanswered()));
        }
    }

    private static Standing told(StatementLine line) {
        return switch (line.state()) {
            case SUCCEEDED -> new Standing.Succeeded(line.reference());
            case PENDING -> new Standing.Pending(line.reference());
            case FAILED -> new Standing.Failed("failed", Standing.Retry.NEVER);
            case REVERSED -> new Standing.Failed("reversed", Standing.Retry.NEVER);
        };
    }
}
