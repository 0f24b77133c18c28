package io.recourse.command.dispute;

import static io.recourse.command.dispute.HttpDesk.AGENT;
import static io.recourse.command.dispute.HttpDesk.MERCHANT;
import static io.recourse.command.dispute.HttpDesk.SUPERVISOR;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.actor.Role;
import io.recourse.command.CommandHttpTest;
import io.recourse.testing.HttpCalls.Answer;
import io.recourse.testing.TestTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Everything that staff do in a case but move money, by HTTP. */
class StaffHttpTest extends CommandHttpTest {

    private static final String BECAUSE = """
            {"reason": "because"}""";
    private static final String NO_PART = "/ofr_01K9ZZZZZZZZZZZZZZZZZZZZZZ";

    private HttpDesk desk;
    private HttpDesk.Opened opened;
    private String path;

    @BeforeEach
    void openACase() {
        desk = new HttpDesk(http());
        opened = desk.open();
        path = opened.path();
    }

    @Test
    void anAgentTakesACaseThatNobodyHasAndOnlyASupervisorGivesItAway() {
        Answer taken = desk.done(path + "/assignment", AGENT, """
                {"queue": "SECURITY", "assignee": "agent"}""", 200);
        assertThat(taken.json().at("/handling/queue").asString()).isEqualTo("SECURITY");
        assertThat(taken.json().at("/handling/assignee").asString()).isEqualTo("agent");

        desk.refused(path + "/assignment", TestTokens.of("other", Role.AGENT), """
                {"assignee": "other"}""", 403, "assignee-not-allowed");
        Answer given = desk.done(path + "/assignment", SUPERVISOR, """
                {"assignee": "other"}""", 200);
        assertThat(given.json().at("/handling/assignee").asString()).isEqualTo("other");
        Answer back = desk.done(path + "/assignment", TestTokens.of("other", Role.AGENT), """
                {"assignee": ""}""", 200);
        assertThat(back.json().at("/handling/assignee").isMissingNode()).isTrue();
    }

    @Test
    void contactsNotesAndEscalationsAreRecorded() {
        Answer contact = desk.done(path + "/contacts", AGENT, """
                {"channel": "PHONE", "words": "We look into it"}""", 201);
        assertThat(contact.json().at("/contacts").asInt()).isEqualTo(1);
        assertThat(contact.json().at("/handling/firstAnsweredAt").asString()).isNotEmpty();
        assertThat(desk.done(path + "/notes", AGENT, """
                        {"text": "'); DROP TABLE command.domain_event_entry; -- <script>alert(1)</script>"}""", 201)
                        .json()
                        .at("/notes")
                        .asInt())
                .isEqualTo(1);
        Answer escalated = desk.done(path + "/escalations", AGENT, """
                {"to": "REGULATOR", "reason": "asked for"}""", 201);
        assertThat(escalated.json().at("/stage").asString()).isEqualTo("ARBITRATION");
        assertThat(escalated.json().at("/handling/queue").asString()).isEqualTo("REGULATORY");
        desk.refused(path + "/contacts", AGENT, """
                {"channel": "PHONE", "words": "soon", "occurredAt": "2999-01-01T00:00:00Z"}""", 422, "occurred-in-future");
    }

    @Test
    void theCustomerShowsWhoTheyAreBeforeTheAccountIsFreed() {
        Answer held = desk.done(path + "/account-hold", AGENT, BECAUSE, 201);
        assertThat(held.json().at("/handling/accountHeldSince").asString()).isNotEmpty();
        desk.refused(path + "/account-hold", AGENT, BECAUSE, 422, "account-held");
        desk.refused(path + "/account-hold/release", AGENT, BECAUSE, 422, "identity-not-verified");

        Answer verified = desk.done(path + "/identity-verifications", AGENT, """
                {"method": "FACE", "passed": true}""", 201);
        assertThat(verified.json().at("/handling/identified").asBoolean()).isTrue();

        Answer released = desk.done(path + "/account-hold/release", AGENT, BECAUSE, 200);
        assertThat(released.json().at("/handling/accountHeldSince").isMissingNode())
                .isTrue();
        desk.refused(path + "/account-hold/release", AGENT, BECAUSE, 422, "account-not-held");
    }

    @Test
    void aFailedVerificationShowsNothing() {
        Answer failed = desk.done(path + "/identity-verifications", AGENT, """
                {"method": "ONE_TIME_CODE", "passed": false, "details": "wrong code"}""", 201);

        assertThat(failed.json().at("/handling/identified").asBoolean()).isFalse();
        desk.refused(path + "/identity-verifications", AGENT, """
                {"method": "FACE", "passed": true, "occurredAt": "2999-01-01T00:00:00Z"}""", 422, "occurred-in-future");
    }

    @Test
    void evidenceIsAttachedAndWithdrawn() {
        Answer attached = desk.attached(path, AGENT, """
                {"kind": "SCREENSHOT", "party": "CUSTOMER", "description": "of the order"}""");
        String receipt = "/receipts/" + attached.json().at("/receiptId").asString();
        assertThat(attached.header("Location")).contains(path + receipt + "/content");
        assertThat(attached.json().at("/draft").asBoolean()).isFalse();

        Answer withdrawn = desk.done(path + receipt + "/withdrawal", AGENT, BECAUSE, 200);

        assertThat(withdrawn.json().at("/receipts/0/withdrawnAt").asString()).isNotEmpty();
        desk.refused(path + receipt + "/withdrawal", AGENT, BECAUSE, 422, "receipt-not-present");
    }

    @Test
    void aSupervisorRedactsWhatAnEventSays() {
        Answer sent = desk.done(path + "/messages", AGENT, """
                {"to": "CUSTOMER", "text": "names somebody"}""", 201);
        String redaction = """
                {"sequence": %d, "reason": "names somebody"}""".formatted(sent.json().at("/version").asLong());
        desk.refused(path + "/redactions", AGENT, redaction, 403, "role-not-allowed");

        Answer redacted = desk.done(path + "/redactions", SUPERVISOR, redaction, 201);

        assertThat(redacted.json().at("/messages/0/text").isMissingNode()).isTrue();
        desk.refused(path + "/redactions", SUPERVISOR, """
                {"sequence": 9999, "reason": "names somebody"}""", 422, "sequence-unknown");
    }

    @Test
    void whatIsAskedForIsAnsweredOnce() {
        Answer asked = desk.done(path + "/information-requests", AGENT, """
                {"party": "CUSTOMER", "items": [{"item": "PLACE"}, {"item": "DEVICE", "mandatory": false}],
                 "message": "Where was it?"}""", 201);
        assertThat(asked.json().at("/phase").asString()).isEqualTo("AWAITING_CUSTOMER");
        String answer = path + "/information-requests/"
                + asked.json().at("/informationRequests/0/requestId").asString() + "/answer";
        desk.refused(answer, AGENT, """
                {"items": [{"item": "OTHER", "words": "x"}]}""", 422, "item-not-asked-for");
        desk.refused(answer, AGENT, """
                {"items": [{"item": "PLACE", "receiptId": "rcp_01K9ZZZZZZZZZZZZZZZZZZZZZZ"}]}""", 422, "receipt-not-present");

        Answer answered = desk.done(answer, AGENT, """
                {"items": [{"item": "PLACE", "words": "上海"}]}""", 200);

        assertThat(answered.json().at("/informationRequests/0/state").asString())
                .isEqualTo("ANSWERED");
        assertThat(answered.json().at("/phase").asString()).isEqualTo("UNDER_REVIEW");
        desk.refused(answer, AGENT, """
                {"items": [{"item": "PLACE", "words": "again"}]}""", 422, "request-not-open");
        desk.refused(
                path + "/information-requests/req_01K9ZZZZZZZZZZZZZZZZZZZZZZ/answer",
                AGENT,
                """
                        {"items": [{"item": "PLACE", "words": "x"}]}""",
                422,
                "request-not-open");
        desk.refused(path + "/information-requests", AGENT, """
                {"party": "CUSTOMER", "items": [{"item": "PLACE"}], "dueAt": "2020-01-01T00:00:00Z"}""", 422, "deadline-not-later");
    }

    @Test
    void staffWriteForThemselvesAndForTheCustomer() {
        desk.done(path + "/messages", AGENT, """
                {"to": "CUSTOMER", "text": "We look into it"}""", 201);
        Answer sent = desk.done(path + "/messages", AGENT, """
                {"from": "CUSTOMER", "to": "MERCHANT", "text": "货呢？"}""", 201);

        assertThat(sent.json().at("/messages").findValuesAsString("from")).containsExactly("OPERATOR", "CUSTOMER");
        assertThat(sent.json().at("/messages/1/text").asString()).isEqualTo("货呢？");
        for (String wrong : new String[] {"MERCHANT", "CUSTOMER"}) {
            assertThat(desk.send(path + "/messages", AGENT, """
                                    {"from": "%s", "to": "CUSTOMER", "text": "x"}""".formatted(wrong))
                            .status())
                    .isEqualTo(400);
        }
    }

    @Test
    void anOfferIsMadeDeclinedAndAccepted() {
        Answer made = desk.done(path + "/offers", AGENT, offer("PARTIAL_REFUND", "20.00"), 201);
        assertThat(made.json().at("/offers/0/state").asString()).isEqualTo("STANDING");
        assertThat(made.json().at("/offers/0/from").asString()).isEqualTo("OPERATOR");
        desk.refused(path + "/offers", AGENT, offer("REFUND", "30.00"), 422, "offer-stands");
        Answer declined = desk.done(offer(made, 0) + "/refusal", AGENT, "{}", 200);
        assertThat(declined.json().at("/offers/0/state").asString()).isEqualTo("DECLINED");
        desk.refused(offer(made, 0) + "/acceptance", AGENT, "", 422, "offer-not-standing");

        Answer better = desk.done(path + "/offers", AGENT, offer("PARTIAL_REFUND", "40.00"), 201);
        Answer accepted = desk.done(offer(better, 1) + "/acceptance", AGENT, "", 200);

        assertThat(accepted.json().at("/offers/1/state").asString()).isEqualTo("ACCEPTED");
        assertThat(accepted.json().at("/outcome").asString()).isEqualTo("SPLIT");
        assertThat(accepted.json().at("/basis").asString()).isEqualTo("AGREEMENT");
        desk.refused(path + "/offers", AGENT, offer("REFUND", "30.00"), 422, "already-decided");
    }

    @Test
    void anOfferHasAnAmountThatIsDisputedAndOnlyTheOtherSideAnswersIt() {
        desk.refused(path + "/offers", AGENT, offer("REFUND", "5000.01"), 422, "offer-exceeds-disputed");
        desk.refused(path + "/offers", AGENT, "{\"kind\": \"REFUND\"}", 422, "offer-amount-missing");
        desk.refused(path + "/offers" + NO_PART + "/acceptance", AGENT, "", 422, "offer-not-standing");
        desk.refused(path + "/offers" + NO_PART + "/refusal", AGENT, "{}", 422, "offer-not-standing");
        Answer customers = desk.done(path + "/offers", AGENT, """
                {"from": "CUSTOMER", "kind": "REPLACEMENT"}""", 201);
        desk.refused(offer(customers, 0) + "/acceptance", SUPERVISOR, "", 422, "offer-not-standing");
    }

    @Test
    void goodsThatComeBackAreAcknowledgedWhereTheyWereAgreedOn() {
        String returned = """
                {"condition": "DAMAGED", "details": "wet"}""";
        desk.refused(path + "/return-acknowledgements", AGENT, returned, 422, "no-return-awaited");
        Answer made = desk.done(path + "/offers", AGENT, offer("REFUND_WITH_RETURN", "5000.00"), 201);
        Answer accepted = desk.done(offer(made, 0) + "/acceptance", AGENT, "", 200);
        assertThat(accepted.json().at("/waitingFor").toString()).contains("RETURN");

        Answer acknowledged = desk.done(path + "/return-acknowledgements", AGENT, returned, 201);

        assertThat(acknowledged.json().at("/waitingFor").toString()).doesNotContain("RETURN");
    }

    @Test
    void aProvisionalDecisionIsAppealedAgainst() {
        String appeal = """
                {"party": "CUSTOMER", "reason": "unfair"}""";
        desk.refused(path + "/appeals", AGENT, appeal, 422, "appeal-not-open");
        Answer decided = desk.done(path + "/decision", AGENT, """
                {"outcome": "MERCHANT_FAVOUR", "finality": "PROVISIONAL", "reasonCode": "DELIVERED", "explanation": "signed"}""", 200);
        assertThat(decided.json().at("/outcome").asString()).isEqualTo("MERCHANT_FAVOUR");
        assertThat(decided.json().at("/appeal/state").asString()).isEqualTo("OPEN");

        Answer appealed = desk.done(path + "/appeals", AGENT, appeal, 201);
        assertThat(appealed.json().at("/appeal/state").asString()).isEqualTo("PENDING");
        assertThat(appealed.json().at("/stage").asString()).isEqualTo("PRE_ARBITRATION");

        Answer won = desk.done(path + "/decision", AGENT, """
                {"outcome": "CUSTOMER_FAVOUR"}""", 200);
        assertThat(won.json().at("/appeal/state").asString()).isEqualTo("WON");
        desk.refused(path + "/decision", AGENT, """
                {"outcome": "SPLIT"}""", 422, "already-decided");
        for (String undecided : new String[] {"WITHDRAWN", "UNDECIDED"}) {
            assertThat(desk.send(path + "/decision", AGENT, "{\"outcome\": \"%s\"}".formatted(undecided))
                            .status())
                    .isEqualTo(400);
        }
    }

    @Test
    void aRulingCountsOnce() {
        String ruling = """
                {"source": "court", "rulingId": "r-1", "outcome": "SPLIT", "issuedAt": "2026-11-20T06:00:00Z", "words": "half each"}""";

        Answer ruled = desk.done(path + "/rulings", AGENT, ruling, 201);
        assertThat(ruled.json().at("/rulings/0/effect").asString()).isEqualTo("APPLIED");
        assertThat(ruled.json().at("/outcome").asString()).isEqualTo("SPLIT");
        assertThat(ruled.json().at("/basis").asString()).isEqualTo("EXTERNAL_RULING");
        Answer again = desk.done(path + "/rulings", AGENT, ruling, 201);
        assertThat(again.json().at("/rulings/1/effect").asString()).isEqualTo("DUPLICATE");
    }

    /** It would make every ruling that is really issued later look overtaken. */
    @Test
    void noRulingIsIssuedInTheFuture() {
        desk.refused(path + "/rulings", AGENT, """
                {"source": "court", "rulingId": "r-1", "outcome": "SPLIT", "issuedAt": "2999-01-01T00:00:00Z"}""", 422, "occurred-in-future");
    }

    @Test
    void aCaseIsWithdrawnAndReopened() {
        desk.refused(path + "/reopening", AGENT, BECAUSE, 422, "action-not-allowed-in-phase");
        Answer withdrawn = desk.done(path + "/withdrawal", AGENT, "{}", 200);
        assertThat(withdrawn.json().at("/status").asString()).isEqualTo("CLOSED");
        assertThat(withdrawn.json().at("/outcome").asString()).isEqualTo("WITHDRAWN");
        desk.refused(path + "/withdrawal", AGENT, "{}", 422, "action-not-allowed-in-phase");

        Answer reopened = desk.done(path + "/reopening", AGENT, BECAUSE, 200);

        assertThat(reopened.json().at("/phase").asString()).isEqualTo("UNDER_REVIEW");
        assertThat(reopened.json().at("/round").asInt()).isEqualTo(2);
        assertThat(reopened.json().at("/outcome").isMissingNode()).isTrue();
    }

    @Test
    void aCaseIsClosedWithTheOutcomeThatItHas() {
        desk.refused(path + "/closure", AGENT, "{}", 422, "outcome-missing");
        desk.done(path + "/decision", AGENT, "{\"outcome\": \"NO_FAULT\"}", 200);
        desk.refused(path + "/closure", AGENT, """
                {"outcome": "SPLIT", "basis": "POLICY"}""", 422, "outcome-differs");

        Answer closed = desk.done(path + "/closure", AGENT, """
                {"summary": "explained", "satisfaction": 5, "satisfactionComment": "快"}""", 200);

        assertThat(closed.json().at("/status").asString()).isEqualTo("CLOSED");
        assertThat(closed.json().at("/outcome").asString()).isEqualTo("NO_FAULT");
        assertThat(closed.json().at("/handling/satisfaction").asInt()).isEqualTo(5);
    }

    @Test
    void aSupervisorPutsOffADeadline() {
        String later = """
                {"dueAt": "%s", "reason": "waits for the bank"}""".formatted(Instant.now().plus(Duration.ofDays(70)));
        String extension = path + "/deadlines/RESOLUTION/extension";
        desk.refused(extension, AGENT, later, 403, "extension-not-allowed");
        desk.refused(extension, SUPERVISOR, """
                {"dueAt": "2020-01-01T00:00:00Z", "reason": "x"}""", 422, "deadline-not-later");
        desk.refused(extension, SUPERVISOR, """
                {"dueAt": "2999-01-01T00:00:00Z", "reason": "x"}""", 422, "extension-too-long");
        desk.refused(path + "/deadlines/RESOLUTION.7/extension", SUPERVISOR, later, 422, "deadline-not-pending");

        Answer extended = desk.done(extension, SUPERVISOR, later, 200);

        assertThat(due(extended, "RESOLUTION")).isAfter(Instant.now().plus(Duration.ofDays(69)));
    }

    @Test
    void theClockStandsStillAndRunsAgain() {
        desk.refused(path + "/clock/resume", AGENT, "", 422, "clock-not-paused");
        Answer paused = desk.done(path + "/clock/pause", AGENT, BECAUSE, 200);
        assertThat(paused.json().at("/handling/pausedAt").asString()).isNotEmpty();
        desk.refused(path + "/clock/pause", AGENT, BECAUSE, 422, "clock-not-running");

        Answer resumed = desk.done(path + "/clock/resume", AGENT, "", 200);

        assertThat(resumed.json().at("/handling/pausedAt").isMissingNode()).isTrue();
        assertThat(due(resumed, "RESOLUTION")).isAfterOrEqualTo(due(paused, "RESOLUTION"));
    }

    @Test
    void withoutAMerchantNobodyDealsWithOne() {
        String bare = desk.openWithoutMerchant().path();
        desk.refused(bare + "/messages", AGENT, """
                {"to": "MERCHANT", "text": "hello"}""", 422, "no-merchant");
        desk.refused(bare + "/information-requests", AGENT, """
                {"party": "MERCHANT", "items": [{"item": "RESPONSE"}]}""", 422, "no-merchant");
        desk.refused(bare + "/offers", AGENT, """
                {"from": "CUSTOMER", "kind": "REPLACEMENT"}""", 422, "no-merchant");
    }

    @Test
    void aCaseBelongsToOneIncident() {
        Answer declared = desk.done("/api/v1/incidents", AGENT, """
                {"title": "Top-ups stand still", "startedAt": "2026-01-05T08:00:00Z"}""", 201);
        String link = "{\"incidentId\": %s}".formatted(declared.json().at("/incidentId"));

        Answer linked = desk.done(path + "/incident", AGENT, link, 200);

        assertThat(linked.json().at("/handling/incidentId"))
                .isEqualTo(declared.json().at("/incidentId"));
        desk.refused(path + "/incident", AGENT, link, 422, "incident-linked");
    }

    /** The first and the last instant that the API reads are taken or refused like any other. */
    @Test
    void theEndsOfTimeBreakNothing() {
        desk.refused(path + "/information-requests", AGENT, """
                {"party": "CUSTOMER", "items": [{"item": "PLACE"}], "dueAt": "9999-12-31T23:59:59.999999Z"}""", 422, "extension-too-long");
        desk.refused(path + "/information-requests", AGENT, """
                {"party": "CUSTOMER", "items": [{"item": "PLACE"}], "dueAt": "0001-01-01T00:00:00Z"}""", 422, "deadline-not-later");
        desk.refused(path + "/offers", AGENT, """
                {"kind": "REPLACEMENT", "validUntil": "9999-12-31T23:59:59Z"}""", 422, "extension-too-long");
        desk.done(path + "/identity-verifications", AGENT, """
                {"method": "FACE", "passed": true, "occurredAt": "0001-01-01T00:00:00Z",
                 "validUntil": "9999-12-31T23:59:59Z"}""", 201);
        desk.done(path + "/rulings", AGENT, """
                {"source": "court", "rulingId": "r-1", "outcome": "SPLIT", "issuedAt": "0001-01-01T00:00:00Z"}""", 201);
        desk.refused(path + "/deadlines/RESOLUTION/extension", SUPERVISOR, """
                {"dueAt": "9999-12-31T23:59:59.5Z", "reason": "later"}""", 422, "extension-too-long");
        desk.done(path + "/notes", AGENT, "{\"text\": \"still works\"}", 201);
    }

    @Test
    void onlyMerchantsHaveDrafts() {
        Answer draft =
                desk.attach(path, AGENT, "{\"draft\": true}", UUID.randomUUID().toString());
        assertThat(draft.status()).as(draft.body()).isEqualTo(400);
        assertThat(draft.json().at("/violations/0/pointer").asString()).isEqualTo("/draft");
    }

    @Test
    void aMerchantDoesNotWorkHere() {
        assertThat(desk.send(path + "/notes", MERCHANT, "{\"text\": \"hello\"}").status())
                .isEqualTo(403);
    }

    private static Instant due(Answer answer, String deadline) {
        return Instant.parse(answer.json()
                .at("/deadlines")
                .valueStream()
                .filter(d -> d.at("/name").asString().equals(deadline))
                .map(d -> d.at("/dueAt").asString())
                .findFirst()
                .orElseThrow());
    }

    private String offer(Answer made, int index) {
        return path + "/offers/"
                + made.json().at("/offers/" + index + "/offerId").asString();
    }

    private static String offer(String kind, String amount) {
        return """
                {"kind": "%s", "amount": {"amount": "%s", "currency": "CNY"}, "message": "for your trouble"}""".formatted(kind, amount);
    }
}
