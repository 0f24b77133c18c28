package io.recourse.command.dispute;

import java.util.EnumMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where between its request and its end a refund can be when the process is killed, as the tables show it. */
enum Wound {
    /** The case has asked; the payment knows nothing of it. */
    REQUESTED,
    /** The payment has refused, and the case does not know. */
    REFUSED_UNTOLD,
    /** Set aside, and no gateway has been asked. */
    RESERVED,
    /** It is written down that a gateway is asked; no gateway has heard of it. */
    WRITTEN_DOWN,
    /** The gateway has heard the question, and has neither moved anything nor taken it. */
    HEARD,
    /** The gateway has taken it, or refuses it, and we do not know. */
    ANSWER_UNHEARD,
    /** The gateway has taken it, the case knows, and the end is to come. */
    SUBMITTED,
    /** The money has moved, and the payment does not know. */
    MOVED_UNSETTLED,
    /** The payment is settled, and the case does not know. */
    SETTLED_UNCONFIRMED,
    /** The payment has it back, and the case does not know. */
    RELEASED_UNCONFIRMED,
    /** A credit is to come back, and has not. */
    WITHDRAWN,
    /** A credit came back, and the case does not know. */
    BACK_UNTOLD,
    /** The case knows that a credit came back, and the payment does not. */
    REVERSED_UNRETURNED;

    /** One row for each refund that has not ended, of those that were asked for after an event. */
    private static final String SQL = """
            WITH event AS (
                SELECT substring(payload_type FROM '[A-Za-z]+$') AS type,
                       convert_from(payload, 'UTF8')::json ->> 'refundId' AS refund_id
                  FROM command.domain_event_entry
                 WHERE global_index > ? AND payload_type ~ '[.](Refund|ProvisionalCredit)[A-Za-z]+$'),
            refund AS (
                SELECT refund_id, array_agg(type) AS types FROM event
                 GROUP BY refund_id
                HAVING array_agg(type) && '{RefundRequested,ProvisionalCreditGranted}')
            SELECT CASE
                   WHEN 'RefundReturned' = ANY (types) THEN 'ENDED'
                   WHEN 'RefundReversed' = ANY (types) THEN 'REVERSED_UNRETURNED'
                   WHEN 'ProvisionalCreditWithdrawn' = ANY (types) THEN
                        CASE WHEN EXISTS (SELECT FROM command.ledger_transfer WHERE transfer_id = refund_id || ':back')
                             THEN 'BACK_UNTOLD' ELSE 'WITHDRAWN' END
                   WHEN types && '{RefundSucceeded,RefundFailed}' THEN 'ENDED'
                   WHEN 'RefundSettled' = ANY (types) THEN 'SETTLED_UNCONFIRMED'
                   WHEN 'RefundReleased' = ANY (types) THEN 'RELEASED_UNCONFIRMED'
                   WHEN 'RefundReservationRefused' = ANY (types) THEN 'REFUSED_UNTOLD'
                   WHEN EXISTS (SELECT FROM witness.movement AS m WHERE m.refund_id = refund.refund_id)
                     OR EXISTS (SELECT FROM command.ledger_transfer WHERE transfer_id = refund_id) THEN 'MOVED_UNSETTLED'
                   WHEN 'RefundSubmitted' = ANY (types) THEN 'SUBMITTED'
                   WHEN EXISTS (SELECT FROM witness.refund AS r WHERE r.refund_id = refund.refund_id) THEN 'ANSWER_UNHEARD'
                   WHEN EXISTS (SELECT FROM witness.question AS q WHERE q.refund_id = refund.refund_id) THEN 'HEARD'
                   WHEN EXISTS (SELECT FROM command.refund_submission AS s WHERE s.refund_id = refund.refund_id)
                        THEN 'WRITTEN_DOWN'
                   WHEN 'RefundReserved' = ANY (types) THEN 'RESERVED'
                   ELSE 'REQUESTED' END AS wound, count(*) AS refunds
              FROM refund
             GROUP BY wound""";

    /** How many refunds are where, of those that were asked for after the event with index {@code since}. */
    static Map<Wound, Long> count(JdbcClient jdbc, long since) {
        Map<Wound, Long> refunds = new EnumMap<>(Wound.class);
        jdbc.sql(SQL).param(since).query(row -> {
            if (!row.getString("wound").equals("ENDED")) {
                refunds.put(valueOf(row.getString("wound")), row.getLong("refunds"));
            }
        });
        return refunds;
    }
}
