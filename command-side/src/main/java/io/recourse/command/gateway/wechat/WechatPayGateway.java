package io.recourse.command.gateway.wechat;

import com.wechat.pay.java.core.exception.ValidationException;
import com.wechat.pay.java.service.refund.RefundService;
import com.wechat.pay.java.service.refund.model.AmountReq;
import com.wechat.pay.java.service.refund.model.CreateRequest;
import com.wechat.pay.java.service.refund.model.QueryByOutRefundNoRequest;
import com.wechat.pay.java.service.refund.model.Refund;
import io.recourse.command.gateway.Finding;
import io.recourse.command.gateway.GatewayUnavailable;
import io.recourse.command.gateway.Instruction;
import io.recourse.command.gateway.RefundGateway;
import io.recourse.command.gateway.Standing;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refunds of orders that were paid by WeChat Pay, in yuan. Our refund id is its {@code out_refund_no}: however often it is
 * asked for, such a number moves money once (pay.weixin.qq.com/doc/v3/merchant/4012556457).
 */
final class WechatPayGateway implements RefundGateway {

    static final String SOURCE = "wechat-pay";

    private static final Logger log = LoggerFactory.getLogger(WechatPayGateway.class);
    private static final Pattern TRANSACTION_ID = Pattern.compile("4200[0-9]{24}([0-9]{4})?");
    private static final Duration FOR_EVER = Duration.ofDays(100 * 365);

    private final RefundService refunds;
    private final Optional<URI> notifyUrl;
    /** The refusal that only the operator can end, from the first until a request goes through: it is told once. */
    private final AtomicReference<String> told = new AtomicReference<>("");

    WechatPayGateway(WechatPaySettings settings) {
        this(settings, Transport.ANSWER_WITHIN);
    }

    /** @param answerWithin from the request to the end of the answer */
    WechatPayGateway(WechatPaySettings settings, Duration answerWithin) {
        this.refunds = new RefundService.Builder()
                .httpClient(new Transport(settings, answerWithin))
                .build();
        this.notifyUrl = settings.notifyUrl();
    }

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public Duration remembers() {
        return FOR_EVER;
    }

    @Override
    public Standing submit(Instruction instruction) throws GatewayUnavailable {
        if (!Fen.counts(instruction.amount())
                || !Fen.counts(instruction.payment().captured())) {
            return new Standing.Failed("CURRENCY_NOT_SUPPORTED", Standing.Retry.NEVER);
        }
        CreateRequest request = request(instruction);
        return switch (answer(instruction, () -> refunds.create(request))) {
            case Answer.Given given -> standing(instruction, given.refund());
            case Answer.Refused refused -> refused(instruction, refused.refusal());
            case Answer.NotReached ignored -> new Standing.Failed("NOT_REACHED", Standing.Retry.SOON);
        };
    }

    @Override
    public Finding find(Instruction instruction) throws GatewayUnavailable {
        QueryByOutRefundNoRequest request = new QueryByOutRefundNoRequest();
        request.setOutRefundNo(instruction.refundId().value());
        return switch (answer(instruction, () -> refunds.queryByOutRefundNo(request))) {
            case Answer.Given given -> new Finding.Known(standing(instruction, given.refund()));
            case Answer.Refused refused -> notFound(refused.refusal());
            case Answer.NotReached nowhere -> throw unknown(nowhere.cause());
        };
    }

    private Standing refused(Instruction instruction, Refusal refusal) throws GatewayUnavailable {
        Standing.Failed failed = refusal.failure().orElseThrow(() -> unknown(new NoUsableAnswer(refusal.inShort())));
        // What was asked for before under this number may be this very refund.
        return refusal.ofUsedNumber() && find(instruction) instanceof Finding.Known known ? known.standing() : failed;
    }

    private static Finding notFound(Refusal refusal) throws GatewayUnavailable {
        if (!refusal.neverHeard()) {
            throw unknown(new NoUsableAnswer(refusal.inShort()));
        }
        return new Finding.NeverHeard();
    }

    private CreateRequest request(Instruction instruction) {
        AmountReq amount = new AmountReq();
        amount.setRefund(Fen.of(instruction.amount()));
        amount.setTotal(Fen.of(instruction.payment().captured()));
        amount.setCurrency(instruction.amount().currency().getCurrencyCode());
        CreateRequest request = new CreateRequest();
        String reference = instruction.payment().reference();
        if (TRANSACTION_ID.matcher(reference).matches()) {
            request.setTransactionId(reference);
        } else {
            request.setOutTradeNo(reference);
        }
        request.setOutRefundNo(instruction.refundId().value());
        request.setAmount(amount);
        notifyUrl.ifPresent(url -> request.setNotifyUrl(url.toString()));
        return request;
    }

    /** What the library throws quotes requests and answers, keys of neither but personal data of both: it goes no further. */
    @SuppressWarnings("UnusedException")
    private Answer answer(Instruction instruction, Supplier<Refund> request) throws GatewayUnavailable {
        try {
            Refund refund = request.get();
            told.set("");
            return new Answer.Given(refund);
        } catch (Refused e) {
            tellOperator(instruction, e.refusal());
            return new Answer.Refused(e.refusal());
        } catch (Unreached e) {
            return new Answer.NotReached(e);
        } catch (NoUsableAnswer e) {
            throw unknown(e);
        } catch (ValidationException e) {
            throw unknown(new NoUsableAnswer("the answer is not signed by the platform"));
        } catch (RuntimeException e) {
            throw unknown(new NoUsableAnswer(
                    "the answer is not understood: " + e.getClass().getSimpleName()));
        }
    }

    private void tellOperator(Instruction instruction, Refusal refusal) {
        if (refusal.ofOperator() && !refusal.code().equals(told.getAndSet(refusal.code()))) {
            log.error(
                    "gateway_refuses_merchant source={} code={} httpStatus={} refundId={}",
                    SOURCE,
                    refusal.code(),
                    refusal.httpStatus(),
                    instruction.refundId());
        }
    }

    /** Only an answer about this very refund says anything about it. */
    private static Standing standing(Instruction instruction, Refund refund) throws GatewayUnavailable {
        if (refund == null
                || refund.getRefundId() == null
                || !instruction.refundId().value().equals(refund.getOutRefundNo())
                || refund.getAmount() == null
                || !Long.valueOf(Fen.of(instruction.amount()))
                        .equals(refund.getAmount().getRefund())) {
            throw unknown(new NoUsableAnswer("the answer is about another refund"));
        }
        return Optional.ofNullable(refund.getStatus())
                .flatMap(status -> new RefundStatus(status.name(), refund.getRefundId()).standing())
                .orElseThrow(() -> unknown(new NoUsableAnswer("the answer has a status that is not known")));
    }

    private static GatewayUnavailable unknown(RuntimeException cause) {
        return new GatewayUnavailable(SOURCE + ": " + cause.getMessage(), cause);
    }
}
