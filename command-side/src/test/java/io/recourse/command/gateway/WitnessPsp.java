package io.recourse.command.gateway;

import io.recourse.money.Money;
import io.recourse.payment.PaymentId;
import io.recourse.refund.RefundId;
import io.recourse.runtime.json.StoredJson;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;

/**
 * A payment service provider with tables of its own, which are the witness of what it moved. It does not know a repetition: asked
 * twice, it moves twice, and the witness shows it. What it tells by itself is authentic when it carries its word.
 */
public final class WitnessPsp implements RefundGateway, WebhookReader {

    public static final String SOURCE = "witness";
    public static final String WORD_HEADER = "x-witness";
    public static final String WORD = "it is me";

    /** How it takes a refund. */
    public enum Whim {
        AT_ONCE,
        /** It moves the money once it has been asked about it. */
        LATER,
        /** It moves the money and the answer is lost. */
        ANSWER_LOST,
        /** The question is lost on its way, once. */
        QUESTION_LOST,
        /** It is busy, once. */
        BUSY,
        DECLINES,
        /** It never says anything but that it is under way; only a notice ends it. */
        SILENT,
        /** As that, and it cannot be asked. */
        MUTE
    }

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Function<RefundId, Whim> whims;

    public WitnessPsp(DataSource database, Function<RefundId, Whim> whims) {
        this.jdbc = JdbcClient.create(database);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        this.whims = whims;
    }

    /** Makes its tables, which outlive every process. */
    public static void found(DataSource database) {
        JdbcClient jdbc = JdbcClient.create(database);
        jdbc.sql("CREATE SCHEMA witness").update();
        jdbc.sql("CREATE TABLE witness.refund (refund_id text PRIMARY KEY, standing text NOT NULL)")
                .update();
        jdbc.sql(
                        "CREATE TABLE witness.movement (refund_id text NOT NULL, payment_id text NOT NULL, amount numeric NOT NULL)")
                .update();
        jdbc.sql("CREATE TABLE witness.question (refund_id text NOT NULL)").update();
    }

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public Duration remembers() {
        return Duration.ZERO;
    }

    @Override
    public Standing submit(Instruction instruction) throws GatewayUnavailable {
        Whim whim = whims.apply(instruction.refundId());
        int asked = committed(() -> ask(instruction.refundId()));
        return switch (whim) {
            case AT_ONCE -> move(instruction);
            case LATER, SILENT, MUTE -> note(instruction, "PENDING");
            case ANSWER_LOST -> {
                move(instruction);
                throw new GatewayUnavailable("time-out", new IllegalStateException("the answer was lost"));
            }
            case QUESTION_LOST -> {
                if (asked == 1) {
                    throw new GatewayUnavailable("time-out", new IllegalStateException("the question was lost"));
                }
                yield move(instruction);
            }
            case BUSY -> asked == 1 ? new Standing.Failed("busy", Standing.Retry.SOON) : move(instruction);
            case DECLINES -> note(instruction, "DECLINED");
        };
    }

    @Override
    public Finding find(Instruction instruction) throws GatewayUnavailable {
        if (whims.apply(instruction.refundId()) == Whim.MUTE) {
            return new Finding.CannotTell();
        }
        return committed(() -> standing(instruction.refundId()))
                .map(standing -> known(instruction, standing))
                .orElseGet(Finding.NeverHeard::new);
    }

    private Finding known(Instruction instruction, String standing) {
        if (standing.equals("PENDING") && whims.apply(instruction.refundId()) == Whim.LATER) {
            transaction.executeWithoutResult(status -> {
                set(instruction.refundId(), "SUCCEEDED");
                moved(instruction.refundId(), instruction.payment().id(), instruction.amount());
            });
            return new Finding.Known(told(instruction.refundId(), "SUCCEEDED"));
        }
        return new Finding.Known(told(instruction.refundId(), standing));
    }

    /** Something happens there that nobody here had asked for. */
    public void set(RefundId refundId, String standing) {
        jdbc.sql("UPDATE witness.refund SET standing = ? WHERE refund_id = ?")
                .param(standing)
                .param(refundId.value())
                .update();
    }

    public static Standing told(RefundId refundId, String standing) {
        return switch (standing) {
            case "SUCCEEDED" -> new Standing.Succeeded("psp-" + refundId);
            case "PENDING" -> new Standing.Pending("psp-" + refundId);
            case "ACTION" -> new Standing.ActionRequired("psp-" + refundId, "name-an-account");
            case "ABNORMAL" -> new Standing.Abnormal("psp-" + refundId, "account-closed");
            case "CANCELED" -> new Standing.Canceled("psp-" + refundId, "called-off");
            default -> new Standing.Failed("declined", Standing.Retry.NEVER);
        };
    }

    private Standing move(Instruction instruction) throws GatewayUnavailable {
        committed(() -> {
            enter(instruction.refundId(), "SUCCEEDED");
            moved(instruction.refundId(), instruction.payment().id(), instruction.amount());
            return true;
        });
        return told(instruction.refundId(), "SUCCEEDED");
    }

    private Standing note(Instruction instruction, String standing) throws GatewayUnavailable {
        committed(() -> {
            enter(instruction.refundId(), standing);
            return true;
        });
        return told(instruction.refundId(), standing);
    }

    private void enter(RefundId refundId, String standing) {
        jdbc.sql("INSERT INTO witness.refund (refund_id, standing) VALUES (?, ?) ON CONFLICT DO NOTHING")
                .param(refundId.value())
                .param(standing)
                .update();
    }

    private void moved(RefundId refundId, PaymentId paymentId, Money amount) {
        jdbc.sql("INSERT INTO witness.movement (refund_id, payment_id, amount) VALUES (?, ?, ?)")
                .param(refundId.value())
                .param(paymentId.value())
                .param(amount.amount())
                .update();
    }

    private int ask(RefundId refundId) {
        jdbc.sql("INSERT INTO witness.question (refund_id) VALUES (?)")
                .param(refundId.value())
                .update();
        return jdbc.sql("SELECT count(*) FROM witness.question WHERE refund_id = ?")
                .param(refundId.value())
                .query(Integer.class)
                .single();
    }

    private Optional<String> standing(RefundId refundId) {
        return jdbc.sql("SELECT standing FROM witness.refund WHERE refund_id = ?")
                .param(refundId.value())
                .query(String.class)
                .optional();
    }

    /** What it has moved, each movement for itself. */
    public List<Map.Entry<String, BigDecimal>> movements() {
        return jdbc.sql("SELECT refund_id, amount FROM witness.movement")
                .query((row, n) -> Map.entry(row.getString(1), row.getBigDecimal(2)))
                .list();
    }

    private interface Work<T> {
        T done();
    }

    private <T> T committed(Work<T> work) throws GatewayUnavailable {
        try {
            return Optional.ofNullable(transaction.execute(status -> work.done()))
                    .orElseThrow();
        } catch (DataAccessException | TransactionException e) {
            throw new GatewayUnavailable("no answer", e);
        }
    }

    @Override
    public List<Notice> read(Delivery delivery) throws NotAuthentic, Unreadable {
        if (!delivery.header(WORD_HEADER).equals(Optional.of(WORD))) {
            throw new NotAuthentic("without its word");
        }
        try {
            return StoredJson.mapper()
                    .readValue(
                            new String(delivery.body(), StandardCharsets.UTF_8), new TypeReference<List<Notice>>() {});
        } catch (JacksonException e) {
            throw new Unreadable("no notices", e);
        }
    }

    /** As it would send them. */
    public static String body(List<? extends Notice> notices) {
        return notices.stream()
                .map(notice -> StoredJson.mapper().writerFor(Notice.class).writeValueAsString(notice))
                .collect(Collectors.joining(",", "[", "]"));
    }

    @Override
    public Receipt receipt() {
        return new Receipt(202, "text/plain", "thank you");
    }
}
