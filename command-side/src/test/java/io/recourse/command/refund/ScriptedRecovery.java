package io.recourse.command.refund;

import io.recourse.command.refund.ReversalSaga.Withdrawn;
import java.util.ArrayList;
import java.util.List;

/** Plays a ledger that does not get the money back for a while. */
final class ScriptedRecovery implements CreditRecovery {

    private final List<Withdrawn> asked = new ArrayList<>();
    private final List<Withdrawn> entered = new ArrayList<>();
    private int failures;

    void fails(int times) {
        failures += times;
    }

    List<Withdrawn> asked() {
        return List.copyOf(asked);
    }

    @Override
    public Result enterReturn(Withdrawn refund) {
        entered.add(refund);
        failures--;
        return failures >= 0 ? new Result.NotYet("down") : new Result.Recovered("ledger-reversal:" + refund.refundId());
    }

    List<Withdrawn> entered() {
        return List.copyOf(entered);
    }

    @Override
    public Result takeBack(Withdrawn credit) {
        asked.add(credit);
        failures--;
        return failures >= 0
                ? new Result.NotYet("account-empty")
                : new Result.Recovered("ledger-reversal:" + credit.refundId());
    }
}
