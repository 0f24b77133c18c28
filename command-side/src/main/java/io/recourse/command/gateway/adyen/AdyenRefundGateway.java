package io.recourse.command.gateway.adyen;

import com.adyen.Client;
import com.adyen.enums.Environment;
import com.adyen.model.RequestOptions;
import com.adyen.model.checkout.Amount;
import com.adyen.model.checkout.PaymentRefundRequest;
import com.adyen.model.checkout.PaymentRefundResponse;
import com.adyen.service.checkout.ModificationsApi;
import com.adyen.service.exception.ApiException;
import io.recourse.command.gateway.Finding;
import io.recourse.command.gateway.GatewayUnavailable;
import io.recourse.command.gateway.Instruction;
import io.recourse.command.gateway.RefundGateway;
import io.recourse.command.gateway.SingleSend;
import io.recourse.command.gateway.Standing;
import io.recourse.command.gateway.Standing.Retry;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refunds payments by their PSP reference. Adyen only takes the request; what became of it comes in a webhook, and there is no
 * other way to ask.
 */
final class AdyenRefundGateway implements RefundGateway {

    static final String SOURCE = "adyen";

    private static final Logger LOG = LoggerFactory.getLogger(AdyenRefundGateway.class);
    private static final Pattern PSP_REFERENCE = Pattern.compile("[A-Za-z0-9]{1,64}");

    /** A key is good for 7 days at least (docs.adyen.com/development-resources/api-idempotency). */
    private static final Duration REMEMBERS = Duration.ofDays(7);

    private final ModificationsApi modifications;
    private final String merchantAccount;

    AdyenRefundGateway(AdyenSettings settings) {
        Client client = new Client(settings.apiKey(), Environment.TEST);
        client.setHttpClient(new AdyenTransport(settings.patience()));
        // The base names the environment, and the one above is not asked any more.
        this.modifications = new ModificationsApi(client, settings.checkout().toString());
        this.merchantAccount = settings.merchantAccount();
    }

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public Duration remembers() {
        return REMEMBERS;
    }

    @Override
    public Standing submit(Instruction instruction) throws GatewayUnavailable {
        String payment = instruction.payment().reference();
        if (!PSP_REFERENCE.matcher(payment).matches()) {
            return new Standing.Failed("payment_reference", Retry.NEVER);
        }
        Amount amount;
        try {
            amount = AdyenAmount.of(instruction.amount());
        } catch (ArithmeticException e) {
            return new Standing.Failed("amount_not_representable", Retry.NEVER);
        }
        PaymentRefundRequest request = new PaymentRefundRequest()
                .merchantAccount(merchantAccount)
                .amount(amount)
                .reference(instruction.refundId().value());
        try {
            return taken(modifications.refundCapturedPayment(payment, request, key(instruction)));
        } catch (ApiException e) {
            return afterTrouble(e);
        } catch (IOException | RuntimeException e) {
            if (SingleSend.isBefore(e)) {
                return new Standing.Failed("not_connected", Retry.SOON);
            }
            throw new GatewayUnavailable("Adyen did not answer, or not so that it can be read", e);
        }
    }

    @Override
    public Finding find(Instruction instruction) {
        return new Finding.CannotTell();
    }

    private static Standing taken(PaymentRefundResponse response) throws GatewayUnavailable {
        Optional<String> reference = Optional.ofNullable(response.getPspReference());
        if (response.getStatus() != PaymentRefundResponse.StatusEnum.RECEIVED || reference.isEmpty()) {
            throw new GatewayUnavailable("Adyen's answer does not say that the refund was received");
        }
        return new Standing.Pending(reference.get());
    }

    private static Standing afterTrouble(ApiException e) throws GatewayUnavailable {
        return switch (AdyenTrouble.of(e)) {
            case AdyenTrouble.Refused refused -> new Standing.Failed(refused.code(), Retry.NEVER);
            case AdyenTrouble.NotTaken notTaken -> new Standing.Failed(notTaken.code(), Retry.SOON);
            case AdyenTrouble.NoAccess noAccess -> {
                LOG.error(
                        "gateway_access_refused source={} status={} code={}",
                        SOURCE,
                        e.getStatusCode(),
                        noAccess.code());
                yield new Standing.Failed(noAccess.code(), Retry.SOON);
            }
            // Without its cause, which prints the answer, and that may name the customer.
            case AdyenTrouble.Unknown unknown -> throw new GatewayUnavailable("Adyen left it open: " + unknown.what());
        };
    }

    /** A key's answer is kept: a try that is known to have moved nothing takes a new one. */
    private static RequestOptions key(Instruction instruction) {
        String id = instruction.refundId().value();
        return new RequestOptions()
                .idempotencyKey(instruction.failedTries() == 0 ? id : id + "-" + instruction.failedTries());
    }
}
