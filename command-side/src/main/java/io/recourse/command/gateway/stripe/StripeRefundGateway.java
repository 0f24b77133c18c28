package io.recourse.command.gateway.stripe;

import com.stripe.Stripe;
import com.stripe.StripeClient;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Refund;
import com.stripe.net.RequestOptions;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import io.recourse.command.gateway.Finding;
import io.recourse.command.gateway.GatewayUnavailable;
import io.recourse.command.gateway.Instruction;
import io.recourse.command.gateway.RefundGateway;
import io.recourse.command.gateway.Standing;
import io.recourse.command.gateway.Standing.Retry;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refunds payment intents ({@code pi_…}) and charges ({@code ch_…}, {@code py_…}). A refund carries our id in its metadata, so
 * that it is found again, and the number of its try: those that failed are no answer to a later one.
 */
final class StripeRefundGateway implements RefundGateway {

    static final String SOURCE = "stripe";

    private static final Logger LOG = LoggerFactory.getLogger(StripeRefundGateway.class);
    private static final Pattern PAYMENT = Pattern.compile("(pi|ch|py)_[A-Za-z0-9_]{1,250}");

    /** Stripe forgets a key after 24 hours at the earliest (docs.stripe.com/api/idempotent_requests). */
    private static final Duration REMEMBERS = Duration.ofHours(24);

    private static final long MOST_A_PAGE = 100;

    private final StripeClient stripe;

    StripeRefundGateway(StripeSettings settings) {
        this.stripe = client(settings);
    }

    private static StripeClient client(StripeSettings settings) {
        // Otherwise the library keeps an id of this machine in its home directory, and sends it along.
        Stripe.enableTelemetry = false;
        return StripeClient.builder()
                .setApiKey(settings.apiKey())
                .setApiBase(settings.api().toString())
                .setHttpClient(new StripeTransport(settings.patience()))
                .setMaxNetworkRetries(0)
                .build();
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
        if (!refundable(instruction)) {
            return new Standing.Failed("payment_reference", Retry.NEVER);
        }
        long amount;
        try {
            amount = StripeAmount.of(instruction.amount());
        } catch (ArithmeticException e) {
            return new Standing.Failed("amount_not_representable", Retry.NEVER);
        }
        try {
            return standing(stripe.v1().refunds().create(request(instruction, amount), key(instruction)));
        } catch (StripeException e) {
            return afterTrouble(instruction, e);
        } catch (RuntimeException e) {
            throw unreadable(e);
        }
    }

    @Override
    public Finding find(Instruction instruction) throws GatewayUnavailable {
        if (!refundable(instruction)) {
            return new Finding.NeverHeard();
        }
        try {
            for (Refund refund :
                    stripe.v1().refunds().list(ofPayment(instruction)).autoPagingIterable()) {
                if (StripeMark.on(refund).filter(instruction.refundId()::equals).isPresent()) {
                    Standing standing = standing(refund);
                    boolean knownAlready =
                            standing instanceof Standing.Failed && StripeMark.tryOf(refund) < instruction.failedTries();
                    if (!knownAlready) {
                        return new Finding.Known(standing);
                    }
                }
            }
            return new Finding.NeverHeard();
        } catch (InvalidRequestException e) {
            if ("resource_missing".equals(e.getCode())) {
                return new Finding.NeverHeard();
            }
            throw new GatewayUnavailable("Stripe did not list the refunds: " + e.getCode(), e);
        } catch (StripeException e) {
            if (StripeTrouble.of(e) instanceof StripeTrouble.NoAccess noAccess) {
                tell(noAccess, e);
            }
            throw new GatewayUnavailable("Stripe did not list the refunds: status " + e.getStatusCode(), e);
        } catch (RuntimeException e) {
            throw unreadable(e);
        }
    }

    private Standing afterTrouble(Instruction instruction, StripeException e) throws GatewayUnavailable {
        return switch (StripeTrouble.of(e)) {
            // What it refuses may be done already, by an earlier try that nobody heard the end of.
            case StripeTrouble.Refused refused ->
                find(instruction) instanceof Finding.Known known
                        ? known.standing()
                        : new Standing.Failed(refused.code(), refused.retry());
            case StripeTrouble.NotTaken notTaken -> new Standing.Failed(notTaken.code(), Retry.SOON);
            case StripeTrouble.NoAccess noAccess -> {
                tell(noAccess, e);
                yield new Standing.Failed(noAccess.code(), Retry.SOON);
            }
            case StripeTrouble.Unknown unknown ->
                throw new GatewayUnavailable("Stripe left it open: " + unknown.what(), e);
        };
    }

    private static Standing standing(Refund refund) throws GatewayUnavailable {
        Optional<Standing> standing = StripeStanding.of(refund);
        if (standing.isEmpty()) {
            throw new GatewayUnavailable(
                    "Stripe gives refund " + refund.getId() + " an unknown status: " + refund.getStatus());
        }
        return standing.get();
    }

    private static void tell(StripeTrouble.NoAccess noAccess, StripeException e) {
        LOG.error(
                "gateway_access_refused source={} status={} code={} requestId={}",
                SOURCE,
                e.getStatusCode(),
                noAccess.code(),
                e.getRequestId());
    }

    /** The library does not expect an answer such as the one of a proxy that has none. */
    private static GatewayUnavailable unreadable(RuntimeException e) {
        return new GatewayUnavailable("Stripe's answer cannot be read", e);
    }

    private static boolean refundable(Instruction instruction) {
        return PAYMENT.matcher(instruction.payment().reference()).matches();
    }

    private static RefundCreateParams request(Instruction instruction, long amount) {
        RefundCreateParams.Builder request =
                RefundCreateParams.builder().setAmount(amount).setMetadata(StripeMark.of(instruction));
        String reference = instruction.payment().reference();
        return (isIntent(reference) ? request.setPaymentIntent(reference) : request.setCharge(reference)).build();
    }

    private static RefundListParams ofPayment(Instruction instruction) {
        RefundListParams.Builder request = RefundListParams.builder().setLimit(MOST_A_PAGE);
        String reference = instruction.payment().reference();
        return (isIntent(reference) ? request.setPaymentIntent(reference) : request.setCharge(reference)).build();
    }

    private static boolean isIntent(String reference) {
        return reference.startsWith("pi_");
    }

    /** A key's answer is kept, also a refusal: a try that is known to have moved nothing takes a new one. */
    private static RequestOptions key(Instruction instruction) {
        String id = instruction.refundId().value();
        return RequestOptions.builder()
                .setIdempotencyKey(instruction.failedTries() == 0 ? id : id + "-" + instruction.failedTries())
                .build();
    }
}
