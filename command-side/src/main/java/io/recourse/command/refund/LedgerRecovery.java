package io.recourse.command.refund;

import io.recourse.command.gateway.Finding;
import io.recourse.command.gateway.GatewayUnavailable;
import io.recourse.command.gateway.Instruction;
import io.recourse.command.gateway.Standing;
import io.recourse.command.gateway.ledger.WalletLedger;
import io.recourse.command.payment.Payments;
import io.recourse.command.refund.ReversalSaga.Withdrawn;
import org.springframework.stereotype.Component;

/** Only the wallet lends, so only its ledger is asked. */
@Component
class LedgerRecovery implements CreditRecovery {

    private final WalletLedger ledger;
    private final Payments payments;

    LedgerRecovery(WalletLedger ledger, Payments payments) {
        this.ledger = ledger;
        this.payments = payments;
    }

    @Override
    public Result takeBack(Withdrawn credit) {
        try {
            return result(ledger.takeBack(instruction(credit)));
        } catch (GatewayUnavailable e) {
            return new Result.NotYet(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Result enterReturn(Withdrawn refund) {
        Instruction instruction = instruction(refund);
        try {
            return switch (ledger.find(instruction)) {
                case Finding.Known known -> result(ledger.takeBack(instruction));
                case Finding.NeverHeard unheard -> new Result.Recovered("elsewhere");
                case Finding.CannotTell silent -> new Result.NotYet("unknown");
            };
        } catch (GatewayUnavailable e) {
            return new Result.NotYet(String.valueOf(e.getMessage()));
        }
    }

    private Instruction instruction(Withdrawn refund) {
        return new Instruction(
                refund.refundId(),
                refund.caseId(),
                refund.amount(),
                RefundExecution.sourcePayment(payments.find(refund.paymentId()).orElseThrow()),
                0);
    }

    private static Result result(Standing standing) {
        return switch (standing) {
            case Standing.Succeeded back -> new Result.Recovered(back.reference());
            case Standing.Failed failed -> new Result.NotYet(failed.code());
            case Standing.Pending pending -> new Result.NotYet(pending.reference());
            case Standing.ActionRequired required -> new Result.NotYet(required.action());
            case Standing.Canceled canceled -> new Result.NotYet(canceled.code());
            case Standing.Abnormal abnormal -> new Result.NotYet(abnormal.code());
        };
    }
}
