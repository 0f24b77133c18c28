package io.recourse.command.gateway.ledger;

import io.recourse.command.gateway.Finding;
import io.recourse.command.gateway.GatewayUnavailable;
import io.recourse.command.gateway.Instruction;
import io.recourse.command.gateway.RefundGateway;
import io.recourse.command.gateway.SourcePayment;
import io.recourse.command.gateway.Standing;
import io.recourse.payment.PaymentDetails;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The wallet's own ledger, double entry. What a payment brought is on an account of its own that cannot owe, so that no more goes
 * back than came in, whoever asks. A transfer is committed by itself, once for its id.
 */
@Component
public class WalletLedger implements RefundGateway {

    private static final String DIFFERENT = "refund-id-used-for-another-refund";
    private static final String EXHAUSTED = "payment-exhausted";
    private static final String TAKEN_BACK = "taken-back";
    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    private final Books books;
    private final TransactionTemplate ownTransaction;

    WalletLedger(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        this.books = new Books(jdbc, clock);
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public String source() {
        return PaymentDetails.WALLET_LEDGER;
    }

    @Override
    public boolean local() {
        return true;
    }

    @Override
    public Duration remembers() {
        return FOR_EVER;
    }

    @Override
    public Standing submit(Instruction instruction) throws GatewayUnavailable {
        return post(Transfer.refund(instruction), instruction.payment(), "ledger:" + instruction.refundId());
    }

    @Override
    public Finding find(Instruction instruction) throws GatewayUnavailable {
        Transfer wanted = Transfer.refund(instruction);
        return answered(transaction ->
                        books.find(Transfer.reversal(instruction).id()).isPresent()
                                ? Optional.of(new Standing.Failed(TAKEN_BACK, Standing.Retry.NEVER))
                                : books.find(wanted.id())
                                        .map(found -> standing(found, wanted, "ledger:" + instruction.refundId())))
                .<Finding>map(Finding.Known::new)
                .orElseGet(Finding.NeverHeard::new);
    }

    /**
     * Takes the money of a refund back from the customer, who may owe it from then on; once, however often it is asked.
     *
     * @throws GatewayUnavailable when it is not known whether the money has moved; the same must be asked again
     */
    public Standing takeBack(Instruction instruction) throws GatewayUnavailable {
        return post(Transfer.reversal(instruction), instruction.payment(), "ledger-reversal:" + instruction.refundId());
    }

    private Standing post(Transfer transfer, SourcePayment payment, String reference) throws GatewayUnavailable {
        return answered(transaction -> {
            books.open(payment);
            return switch (books.post(transfer)) {
                case Books.Posting.Posted posted -> standing(posted.transfer(), transfer, reference);
                case Books.Posting.NotCovered notCovered -> {
                    transaction.setRollbackOnly();
                    yield new Standing.Failed(EXHAUSTED, Standing.Retry.NEVER);
                }
            };
        });
    }

    private static Standing standing(Transfer found, Transfer wanted, String reference) {
        return found.equals(wanted)
                ? new Standing.Succeeded(reference)
                : new Standing.Failed(DIFFERENT, Standing.Retry.NEVER);
    }

    private <T> T answered(Function<TransactionStatus, T> question) throws GatewayUnavailable {
        try {
            return Optional.ofNullable(ownTransaction.execute(question::apply)).orElseThrow();
        } catch (DataAccessException | TransactionException e) {
            throw new GatewayUnavailable("the wallet ledger did not answer", e);
        }
    }
}
