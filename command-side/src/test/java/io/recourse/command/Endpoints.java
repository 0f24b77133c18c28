package io.recourse.command;

import java.util.List;
import java.util.stream.Stream;

/** Every place where a command arrives. */
final class Endpoints {

    static final String INCIDENT = "/api/v1/incidents/inc_01K9ZZZZZZZZZZZZZZZZZZZZZZ";

    private static final String CASE = "/api/v1/disputes/" + Endpoint.UNKNOWN_CASE;
    private static final String MERCHANT_CASE = "/api/v1/merchant/disputes/" + Endpoint.UNKNOWN_CASE;
    private static final String RECEIPT = "/rcp_01K9ZZZZZZZZZZZZZZZZZZZZZZ";
    private static final String REQUEST = "/req_01K9ZZZZZZZZZZZZZZZZZZZZZZ";
    private static final String OFFER_ID = "/ofr_01K9ZZZZZZZZZZZZZZZZZZZZZZ";
    private static final String REFUND = "/rfd_01K9ZZZZZZZZZZZZZZZZZZZZZZ";
    private static final String WEBHOOKS = "/api/v1/merchant/webhooks";
    private static final String WEBHOOK = WEBHOOKS + "/whk_01K9ZZZZZZZZZZZZZZZZZZZZZZ";
    private static final String LETTER = "/api/v1/admin/dead-letters/7d3c1a52-0000-4000-8000-000000000000";
    private static final String REBUILD = "/api/v1/admin/projections/cases/rebuild";
    private static final String FILE = """
            {"kind": "OTHER"}""";
    private static final String BECAUSE = """
            {"reason": "because"}""";
    private static final String ANSWER = """
            {"items": [{"item": "PLACE", "words": "here"}]}""";
    private static final String OFFER = """
            {"kind": "REFUND", "amount": {"amount": "1.00", "currency": "CNY"}}""";
    private static final String RETURNED = """
            {"condition": "RECEIVED", "details": "whole"}""";
    private static final String MONEY = """
            {"paymentId": "p-1", "amount": {"amount": "1.00", "currency": "CNY"}}""";

    private static final String PACK = """
            id: hostile
            version: 1
            title: never added
            effectiveFrom: 2026-01-01
            sourceVersion: for tests
            calendar: weekdays
            deadlines: []
            """;
    private static final String CALENDAR = """
            id: hostile
            zone: UTC
            openingHours: {opens: "09:00", closes: "17:00"}
            covered: {from: 2026-01-01, through: 2026-12-31}
            """;

    static final List<Endpoint> ALL = Stream.of(
                    opening(),
                    work(),
                    dealings(),
                    money(),
                    merchants(),
                    webhooks(),
                    incidents(),
                    policies(),
                    reconciliation(),
                    customers(),
                    operation())
            .flatMap(endpoints -> endpoints)
            .toList();

    private Endpoints() {}

    private static Endpoint post(String path, String body) {
        return new Endpoint("POST", path, body);
    }

    private static Stream<Endpoint> opening() {
        return Stream.of(new Endpoint("PUT", "/api/v1/payments/pay-hostile", """
                        {"customerId": "c-1", "merchantId": "m-1", "capturedAt": "2026-11-20T06:00:00Z",
                         "amount": {"amount": "1.00", "currency": "CNY"}}"""), post("/api/v1/disputes", """
                        {"customerId": "c-1", "reason": "PRIVACY", "channel": "PHONE", "paymentIds": ["p-1"],
                         "externalValues": [{"source": "s", "field": "f", "value": "v"}]}"""));
    }

    private static Stream<Endpoint> work() {
        return Stream.of(
                post(CASE + "/contacts", """
                        {"channel": "PHONE", "words": "hello"}"""),
                post(CASE + "/notes", """
                        {"text": "hello"}"""),
                post(CASE + "/escalations", """
                        {"to": "MANAGEMENT", "reason": "slow"}"""),
                post(CASE + "/assignment", """
                        {"queue": "SECURITY", "assignee": "agent"}"""),
                post(CASE + "/identity-verifications", """
                        {"method": "FACE", "passed": true}"""),
                post(CASE + "/receipts", FILE),
                post(CASE + "/receipts" + RECEIPT + "/withdrawal", BECAUSE),
                post(CASE + "/account-hold", BECAUSE),
                post(CASE + "/account-hold/release", BECAUSE),
                post(CASE + "/redactions", """
                        {"sequence": 0, "reason": "names-somebody"}"""),
                post(CASE + "/deadlines/RESOLUTION/extension", """
                        {"dueAt": "2027-01-01T00:00:00Z", "reason": "later"}"""),
                post(CASE + "/clock/pause", BECAUSE),
                post(CASE + "/clock/resume", ""),
                post(CASE + "/policy", BECAUSE));
    }

    private static Stream<Endpoint> dealings() {
        return Stream.of(
                post(CASE + "/information-requests", """
                        {"party": "CUSTOMER", "items": [{"item": "PLACE"}]}"""),
                post(CASE + "/information-requests" + REQUEST + "/answer", ANSWER),
                post(CASE + "/messages", """
                        {"to": "CUSTOMER", "text": "hello"}"""),
                post(CASE + "/offers", OFFER),
                post(CASE + "/offers" + OFFER_ID + "/acceptance", ""),
                post(CASE + "/offers" + OFFER_ID + "/refusal", BECAUSE),
                post(CASE + "/return-acknowledgements", RETURNED),
                post(CASE + "/decision", """
                        {"outcome": "SPLIT", "finality": "FINAL"}"""),
                post(CASE + "/appeals", """
                        {"party": "CUSTOMER", "reason": "unfair"}"""),
                post(CASE + "/rulings", """
                        {"source": "court", "rulingId": "r-1", "outcome": "SPLIT", "issuedAt": "2026-11-20T06:00:00Z"}"""),
                post(CASE + "/withdrawal", BECAUSE),
                post(CASE + "/closure", """
                        {"outcome": "NO_FAULT", "basis": "POLICY"}"""),
                post(CASE + "/reopening", BECAUSE));
    }

    private static Stream<Endpoint> money() {
        return Stream.of(
                post(CASE + "/refunds", MONEY),
                post(CASE + "/refunds" + REFUND + "/approval", ""),
                post(CASE + "/refunds" + REFUND + "/decline", BECAUSE),
                post(CASE + "/refunds" + REFUND + "/reversal", ""),
                post(CASE + "/refunds" + REFUND + "/retry", ""),
                post(CASE + "/refunds" + REFUND + "/resolution", """
                        {"moved": true, "reference": "transfer-7", "reason": "seen"}"""),
                post(CASE + "/provisional-credits", MONEY),
                post(CASE + "/provisional-credits" + REFUND + "/reversal", BECAUSE));
    }

    private static Stream<Endpoint> merchants() {
        return Stream.of(
                post(MERCHANT_CASE + "/responses", """
                        {"position": "CONTEST", "message": "sent"}"""),
                post(MERCHANT_CASE + "/offers", OFFER),
                post(MERCHANT_CASE + "/offers" + OFFER_ID + "/acceptance", ""),
                post(MERCHANT_CASE + "/offers" + OFFER_ID + "/refusal", BECAUSE),
                post(MERCHANT_CASE + "/messages", """
                        {"to": "CUSTOMER", "text": "hello"}"""),
                post(MERCHANT_CASE + "/information-requests" + REQUEST + "/answer", ANSWER),
                post(MERCHANT_CASE + "/return-acknowledgements", RETURNED),
                post(MERCHANT_CASE + "/receipts", FILE),
                post(MERCHANT_CASE + "/receipts" + RECEIPT + "/withdrawal", BECAUSE),
                post(MERCHANT_CASE + "/appeals", BECAUSE));
    }

    private static Stream<Endpoint> webhooks() {
        return Stream.of(
                post(WEBHOOKS, """
                        {"url": "https://shop.example/recourse"}"""),
                new Endpoint("PATCH", WEBHOOK, """
                        {"url": "https://shop.example/recourse", "enabled": true}"""),
                new Endpoint("DELETE", WEBHOOK, ""),
                post(WEBHOOK + "/secrets", """
                        {"previousValidHours": 24}"""),
                post(WEBHOOK + "/pings", ""),
                post(WEBHOOK + "/replays", """
                        {"from": "2026-01-05T08:00:00Z"}"""));
    }

    private static Stream<Endpoint> incidents() {
        return Stream.of(
                post("/api/v1/incidents", """
                        {"title": "Top-ups", "startedAt": "2026-01-05T08:00:00Z"}"""),
                post(INCIDENT + "/cases", """
                        {"disputeIds": ["%s"]}""".formatted(Endpoint.UNKNOWN_CASE)),
                post(INCIDENT + "/resolution", """
                        {"outcome": "NO_FAULT", "basis": "POLICY", "message": "over"}"""),
                post(CASE + "/incident", """
                        {"incidentId": "inc_01K9ZZZZZZZZZZZZZZZZZZZZZZ"}"""));
    }

    private static Stream<Endpoint> policies() {
        return Stream.of(
                post("/api/v1/admin/policies", PACK),
                post("/api/v1/admin/policies/validations", PACK),
                post("/api/v1/admin/calendars", CALENDAR),
                post("/api/v1/admin/calendars/validations", CALENDAR),
                post("/api/v1/admin/policies/previews", """
                        {"reason": "OTHER", "channel": "PHONE", "urgent": false, "source": "s",
                         "receivedAt": "2026-11-21T02:00:00Z", "jurisdiction": "CN"}"""),
                post("/api/v1/admin/policies/simulations", """
                        {"packs": [{"id": "house", "version": 1}],
                         "from": "2026-01-01T00:00:00Z", "to": "2026-02-01T00:00:00Z"}"""));
    }

    private static Stream<Endpoint> customers() {
        return Stream.of(post("/api/v1/admin/customers/c-hostile/forgetting", """
                        {"reference": "DSR-1"}"""));
    }

    private static Stream<Endpoint> reconciliation() {
        return Stream.of(post("/api/v1/admin/reconciliations", """
                        {"source": "wallet-ledger", "from": "2026-01-01T00:00:00Z", "to": "2026-02-01T00:00:00Z",
                         "reportOnly": true}"""));
    }

    private static Stream<Endpoint> operation() {
        return Stream.of(
                post(LETTER + "/retry", ""),
                post(LETTER + "/skip", BECAUSE),
                post(REBUILD, """
                        {"segments": 2, "switching": "ALWAYS", "reason": "because"}"""),
                post(REBUILD + "/pause", ""),
                post(REBUILD + "/resume", ""),
                post(REBUILD + "/cancel", ""));
    }
}
