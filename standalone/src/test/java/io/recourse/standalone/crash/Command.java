package io.recourse.standalone.crash;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * What a client wants to be done, once. It is sent until the outcome is known, each time with the same key.
 *
 * @param key names it: no other command has the same
 */
public record Command(Kind kind, String method, String path, String mediaType, String body, String key) {

    private static final String JSON = "application/json";
    private static final String DISPUTES = "/api/v1/disputes";

    /** Cases of one kind are decided by their deadline, which asks for the money; those of the other kind go on. */
    public enum Kind {
        PACK,
        PAYMENT,
        DECIDED_CASE,
        ESCALATED_CASE,
        NOTE,
        REFUND
    }

    static Command pack() {
        return post(Kind.PACK, "/api/v1/admin/policies", "application/yaml", """
                id: crash
                version: 1
                title: Deadlines that pass while everything is down
                effectiveFrom: 2026-01-01
                sourceVersion: none
                calendar: weekdays
                appliesTo: {jurisdictions: [XX]}
                deadlines:
                  - name: CRASH_DECIDED
                    id: CRASH-DECIDED
                    party: MERCHANT
                    when: {reasons: [DUPLICATE]}
                    due: {after: NOTICE_RECEIVED, hours: 1}
                    metBy: []
                    onExpiry:
                      - {effect: DECIDE, outcome: CUSTOMER_FAVOUR, basis: TIMEOUT_MERCHANT, finality: FINAL}
                      - {effect: REQUEST_REFUND}
                    citation: none
                    confidence: VERIFIED
                  - name: CRASH_ESCALATED
                    id: CRASH-ESCALATED
                    party: MERCHANT
                    when: {reasons: [WRONG_AMOUNT]}
                    due: {after: NOTICE_RECEIVED, hours: 1}
                    metBy: []
                    onExpiry:
                      - {effect: ESCALATE, to: COMPLAINTS_DESK}
                    citation: none
                    confidence: VERIFIED
                """);
    }

    static Command payment(String id) {
        return new Command(Kind.PAYMENT, "PUT", "/api/v1/payments/" + id, JSON, """
                {"customerId": "c-%s", "merchantId": "m-1", "capturedAt": "2026-11-20T06:00:00Z",
                 "amount": {"amount": "88.00", "currency": "CNY"}}""".formatted(id), id);
    }

    /** @param due when its deadline is */
    static Command open(boolean decided, String payment, Instant due) {
        return post(decided ? Kind.DECIDED_CASE : Kind.ESCALATED_CASE, DISPUTES, JSON, """
                {"customerId": "c-%s", "paymentIds": ["%s"], "reason": "%s", "channel": "PHONE", "jurisdiction": "XX",
                 "disputedAmount": {"amount": "88.00", "currency": "CNY"}, "receivedAt": "%s", "reportedAt": "%s"}""".formatted(
                        payment,
                        payment,
                        decided ? "DUPLICATE" : "WRONG_AMOUNT",
                        due.minus(Duration.ofHours(1)),
                        due.minus(Duration.ofHours(1))));
    }

    static Command note(String caseId) {
        return post(Kind.NOTE, DISPUTES + "/" + caseId + "/notes", JSON, """
                {"text": "Called back; nobody answered."}""");
    }

    static Command refund(String caseId, String payment) {
        return post(Kind.REFUND, DISPUTES + "/" + caseId + "/refunds", JSON, """
                {"paymentId": "%s", "amount": {"amount": "10.00", "currency": "CNY"}}""".formatted(payment));
    }

    private static Command post(Kind kind, String path, String mediaType, String body) {
        return new Command(
                kind, "POST", path, mediaType, body, UUID.randomUUID().toString());
    }
}
