package io.recourse.command.dispute;

import static io.recourse.command.dispute.HttpDesk.AGENT;
import static io.recourse.command.dispute.HttpDesk.MERCHANT;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.command.CommandHttpTest;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.CaseState;
import io.recourse.receipt.CaseReceipt;
import io.recourse.testing.HttpCalls.Answer;
import io.recourse.testing.TestTokens;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a merchant does in a case about its own payment, by HTTP. */
class MerchantHttpTest extends CommandHttpTest {

    private static final String BECAUSE = """
            {"reason": "because"}""";
    private static final String CONTEST = """
            {"position": "CONTEST", "message": "sent on Monday"}""";
    private static final String DRAFT = """
            {"kind": "DELIVERY_PROOF", "draft": true}""";

    private static final String UNKNOWN_CASE = "case_01K9ZZZZZZZZZZZZZZZZZZZZZZ";

    @Autowired
    private Disputes disputes;

    @Autowired
    private JdbcClient database;

    private HttpDesk desk;
    private HttpDesk.Opened opened;
    private String path;

    @BeforeEach
    void openACase() {
        desk = new HttpDesk(http());
        opened = desk.open();
        path = opened.merchantPath();
    }

    @Test
    void draftsBecomeEvidenceWithTheResponse() {
        Answer draft = desk.attached(path, MERCHANT, DRAFT);
        assertThat(draft.json().at("/draft").asBoolean()).isTrue();
        assertThat(draft.json().at("/party").asString()).isEqualTo("MERCHANT");
        Answer staff = desk.done(opened.path() + "/notes", AGENT, "{\"text\": \"waits\"}", 201);
        assertThat(staff.json().at("/receipts").isEmpty()).isTrue();

        Answer responded = desk.done(path + "/responses", MERCHANT, CONTEST, 201);

        assertThat(responded.json().at("/disputeId").asString()).isEqualTo(opened.caseId());
        assertThat(responded.json().at("/phase").asString()).isEqualTo("UNDER_REVIEW");
        assertThat(responded.json().propertyNames())
                .containsExactlyInAnyOrder("disputeId", "version", "status", "phase", "allowedActions");
        assertThat(state().receipts()).singleElement().matches(CaseReceipt::counts);
        staff = desk.done(opened.path() + "/notes", AGENT, "{\"text\": \"reads it\"}", 201);
        assertThat(staff.json().at("/receipts/0/receiptId"))
                .isEqualTo(draft.json().at("/receiptId"));
        assertThat(staff.json().at("/responses/0/message").asString()).isEqualTo("sent on Monday");
    }

    @Test
    void respondsAsOftenAsThePolicyAllowsAndNotAfterADecision() {
        desk.done(path + "/responses", MERCHANT, CONTEST, 201);
        desk.done(path + "/responses", MERCHANT, CONTEST, 201);
        desk.done(path + "/responses", MERCHANT, CONTEST, 201);
        desk.refused(path + "/responses", MERCHANT, CONTEST, 422, "response-limit-reached");

        desk.done(opened.path() + "/decision", AGENT, "{\"outcome\": \"NO_FAULT\"}", 200);
        desk.refused(path + "/responses", MERCHANT, CONTEST, 422, "already-decided");
    }

    @Test
    void concedesAndTherebyDecides() {
        Answer conceded = desk.done(path + "/responses", MERCHANT, "{\"position\": \"CONCEDE\"}", 201);

        assertThat(conceded.json().at("/status").asString()).isEqualTo("RESOLVED");
        assertThat(state().verdict().orElseThrow().basis()).hasToString("CONCESSION");
    }

    @Test
    void withdrawsOnlyItsOwnEvidence() {
        Answer own = desk.attached(path, MERCHANT, DRAFT);
        Answer customers = desk.attached(opened.path(), AGENT, "{\"kind\": \"SCREENSHOT\"}");

        desk.done(withdrawal(own), MERCHANT, BECAUSE, 200);

        desk.refused(withdrawal(own), MERCHANT, BECAUSE, 422, "receipt-not-present");
        desk.refused(withdrawal(customers), MERCHANT, BECAUSE, 422, "receipt-not-present");
        assertThat(state().receipts()).filteredOn(CaseReceipt::counts).hasSize(1);
    }

    /** Else anybody with a token could fill the store, and nobody would ever see what is in it. */
    @Test
    void aFileForACaseThatIsNotThereIsNotEvenKept() {
        long before = filesKept();

        for (String another : List.of(path, opened.merchantPath().replace(opened.caseId(), UNKNOWN_CASE))) {
            Answer refused = desk.attach(
                    another,
                    TestTokens.merchant("m-8"),
                    DRAFT,
                    UUID.randomUUID().toString());
            assertThat(refused.status()).isEqualTo(404);
        }
        String unknown = opened.path().replace(opened.caseId(), UNKNOWN_CASE);
        assertThat(desk.attach(unknown, AGENT, "{}", UUID.randomUUID().toString())
                        .status())
                .isEqualTo(404);

        assertThat(filesKept()).isEqualTo(before);
    }

    @Test
    void attachesOnlyForItself() {
        Answer attached = desk.attached(path, MERCHANT, "{\"party\": \"MERCHANT\"}");
        assertThat(attached.json().at("/party").asString()).isEqualTo("MERCHANT");
        assertThat(attached.json().at("/draft").asBoolean()).isFalse();

        long before = filesKept();
        Answer forAnother = desk.attach(
                path, MERCHANT, "{\"party\": \"CUSTOMER\"}", UUID.randomUUID().toString());
        assertThat(forAnother.status()).as(forAnother.body()).isEqualTo(400);
        assertThat(forAnother.json().at("/violations/0/pointer").asString()).isEqualTo("/party");
        assertThat(filesKept()).isEqualTo(before);
    }

    @Test
    void offersAndAnswersTheCustomersOffers() {
        desk.done(path + "/offers", MERCHANT, offer("20.00"), 201);
        desk.refused(path + "/offers", MERCHANT, offer("30.00"), 422, "offer-stands");
        desk.refused(offerPath(0) + "/acceptance", MERCHANT, "", 422, "offer-not-standing");
        desk.done(opened.path() + "/offers", AGENT, customersOffer("80.00"), 201);

        desk.done(offerPath(1) + "/refusal", MERCHANT, "{}", 200);
        desk.refused(offerPath(1) + "/acceptance", MERCHANT, "", 422, "offer-not-standing");
        desk.done(opened.path() + "/offers", AGENT, customersOffer("50.00"), 201);
        Answer accepted = desk.done(offerPath(2) + "/acceptance", MERCHANT, "", 200);

        assertThat(accepted.json().at("/status").asString()).isEqualTo("RESOLVED");
        assertThat(state().verdict().orElseThrow().outcome()).hasToString("SPLIT");
        assertThat(desk.send(path + "/offers", MERCHANT, """
                                {"from": "CUSTOMER", "kind": "REPLACEMENT"}""").status()).isEqualTo(400);
    }

    @Test
    void writesToTheOthers() {
        desk.done(path + "/messages", MERCHANT, "{\"to\": \"OPERATOR\", \"text\": \"已发货\"}", 201);

        assertThat(state().dealings().messages()).hasSize(1);
        assertThat(desk.send(path + "/messages", MERCHANT, "{\"to\": \"MERCHANT\", \"text\": \"x\"}")
                        .status())
                .isEqualTo(400);
        assertThat(desk.send(path + "/messages", MERCHANT, """
                                {"from": "OPERATOR", "to": "CUSTOMER", "text": "x"}""").status()).isEqualTo(400);
    }

    @Test
    void answersWhatItIsAskedAndNothingElse() {
        String answer = "{\"items\": [{\"item\": \"PLACE\", \"words\": \"here\"}]}";
        String mine = ask("MERCHANT");
        String theirs = ask("CUSTOMER");
        desk.refused(theirs, MERCHANT, answer, 422, "request-not-open");

        Answer answered = desk.done(mine, MERCHANT, answer, 200);

        assertThat(answered.json().at("/phase").asString()).isEqualTo("AWAITING_CUSTOMER");
        desk.refused(mine, MERCHANT, answer, 422, "request-not-open");
    }

    @Test
    void acknowledgesGoodsThatWereToComeBack() {
        String returned = "{\"condition\": \"RECEIVED\"}";
        desk.refused(path + "/return-acknowledgements", MERCHANT, returned, 422, "no-return-awaited");
        desk.done(path + "/offers", MERCHANT, offer("20.00").replace("PARTIAL_REFUND", "REFUND_WITH_RETURN"), 201);
        desk.done(opened.path() + "/offers/" + offerId(0) + "/acceptance", AGENT, "", 200);

        desk.done(path + "/return-acknowledgements", MERCHANT, returned, 201);

        assertThat(state().dealings().returnAwaited()).isFalse();
    }

    @Test
    void appealsAgainstAProvisionalDecision() {
        desk.refused(path + "/appeals", MERCHANT, BECAUSE, 422, "appeal-not-open");
        desk.done(opened.path() + "/decision", AGENT, """
                {"outcome": "CUSTOMER_FAVOUR", "finality": "PROVISIONAL"}""", 200);

        desk.done(path + "/appeals", MERCHANT, BECAUSE, 201);

        assertThat(state().course().appeal().state()).hasToString("PENDING");
        assertThat(state().course().appeal().by()).hasToString("Optional[MERCHANT]");
    }

    private long filesKept() {
        return database.sql("SELECT count(*) FROM content.content")
                .query(Long.class)
                .single();
    }

    private String ask(String party) {
        Answer asked = desk.done(
                opened.path() + "/information-requests",
                AGENT,
                "{\"party\": \"%s\", \"items\": [{\"item\": \"PLACE\"}]}".formatted(party),
                201);
        int last = asked.json().at("/informationRequests").size() - 1;
        return path + "/information-requests/"
                + asked.json().at("/informationRequests/" + last + "/requestId").asString() + "/answer";
    }

    private String withdrawal(Answer attached) {
        return path + "/receipts/" + attached.json().at("/receiptId").asString() + "/withdrawal";
    }

    private String offerPath(int index) {
        return path + "/offers/" + offerId(index);
    }

    private String offerId(int index) {
        return state().dealings().offers().get(index).offer().id().value();
    }

    private CaseState state() {
        return disputes.find(CaseId.of(opened.caseId())).orElseThrow().state();
    }

    private static String offer(String amount) {
        return """
                {"kind": "PARTIAL_REFUND", "amount": {"amount": "%s", "currency": "CNY"}}""".formatted(amount);
    }

    private static String customersOffer(String amount) {
        return offer(amount).replaceFirst("\\{", "{\"from\": \"CUSTOMER\", ");
    }
}
