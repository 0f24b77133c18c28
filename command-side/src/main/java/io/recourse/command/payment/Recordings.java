package io.recourse.command.payment;

import io.recourse.payment.PaymentState;
import io.recourse.payment.RecordPayment;
import io.recourse.rejection.Rejected;
import io.recourse.rejection.Rejection;
import io.recourse.rejection.Rule;
import java.util.Optional;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.stereotype.Component;

/** Takes in payments that the wallet tells of, each once. */
@Component
public class Recordings {

    private final CommandGateway commands;
    private final Payments payments;

    Recordings(CommandGateway commands, Payments payments) {
        this.commands = commands;
        this.payments = payments;
    }

    /** @param isNew false when the same payment had been recorded before */
    public record Recording(PaymentState payment, boolean isNew) {}

    /** @throws Rejected with {@link Rule#PAYMENT_DIFFERS} when the id was recorded with other details */
    public Recording record(RecordPayment command) {
        Optional<PaymentState> known = payments.find(command.paymentId());
        if (known.isEmpty()) {
            try {
                return new Recording(commands.sendAndWait(command), true);
            } catch (RuntimeException e) {
                known = payments.find(command.paymentId());
                if (known.isEmpty()) {
                    throw e;
                }
            }
        }
        return known.filter(payment -> payment.details().sameAs(command.details()))
                .map(payment -> new Recording(payment, false))
                .orElseThrow(() -> new Rejected(Rejection.of(Rule.PAYMENT_DIFFERS, "paymentId", command.paymentId())));
    }
}
