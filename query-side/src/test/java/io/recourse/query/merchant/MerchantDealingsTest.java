package io.recourse.query.merchant;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.actor.Act;
import io.recourse.actor.Actor;
import io.recourse.actor.Channel;
import io.recourse.actor.CommandId;
import io.recourse.actor.Role;
import io.recourse.deadline.DeadlineName;
import io.recourse.deadline.ExpiryEffect;
import io.recourse.deadline.Trigger;
import io.recourse.dispute.DisputeEvent;
import io.recourse.dispute.DisputeOpened;
import io.recourse.dispute.Outcome;
import io.recourse.dispute.Party;
import io.recourse.dispute.Position;
import io.recourse.dispute.ReceiptAttached;
import io.recourse.dispute.ReceiptWithdrawn;
import io.recourse.information.Item;
import io.recourse.offer.OfferKind;
import io.recourse.payment.CustomerId;
import io.recourse.personal.Personal;
import io.recourse.query.QueryTest;
import io.recourse.receipt.Receipt;
import io.recourse.receipt.ReceiptKind;
import io.recourse.rejection.Rule;
import io.recourse.runtime.content.Content;
import io.recourse.runtime.content.ContentStore;
import io.recourse.runtime.content.UploadedFile;
import io.recourse.runtime.vault.DataKeys;
import io.recourse.sample.Sample;
import io.recourse.testing.CaseEvents;
import io.recourse.testing.EventLog;
import io.recourse.testing.HttpCalls.Answer;
import io.recourse.testing.TestTokens;
import io.recourse.work.Queue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Everybody deals with everybody in case 5101 of merchant m-5100: the merchant sees its own part. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MerchantDealingsTest extends QueryTest {

    private static final String MERCHANTS = "/api/v1/merchant/disputes/" + CaseEvents.id(5101);
    private static final String STAFFS = "/api/v1/disputes/" + CaseEvents.id(5101);
    private static final int CUSTOMERS = 1;
    private static final int DRAFT = 2;
    private static final int SUBMITTED = 3;
    private static final int WITHDRAWN = 4;

    @Autowired
    private ContentStore store;

    @Autowired
    private DataKeys keys;

    @BeforeAll
    void dealings() throws IOException {
        CaseEvents opened =
                CaseEvents.of(5101).merchant("m-5100").at(Instant.now()).opened();
        List<DisputeEvent> dealt = opened.began(
                        Trigger.ESCALATED,
                        opened.underRule(DeadlineName.of("MERCHANT_REPLY"), Party.MERCHANT, 3),
                        opened.underRule(CaseEvents.INVESTIGATION, Party.OPERATOR, 10))
                .suspended(Party.CUSTOMER, DeadlineName.of("MERCHANT_REPLY"), CaseEvents.INVESTIGATION)
                .notified(CaseEvents.INVESTIGATION, Party.CUSTOMER)
                .effectRefused(
                        CaseEvents.INVESTIGATION, new ExpiryEffect.GrantProvisionalCredit(), Rule.CREDIT_ABOVE_LIMIT)
                .informationRequested(Party.CUSTOMER, Item.DEVICE)
                .informationRequested(Party.MERCHANT, Item.DELIVERY_PROOF)
                .message(Party.OPERATOR, Party.CUSTOMER, "between us and the customer")
                .message(Party.OPERATOR, Party.MERCHANT, "from us to the merchant")
                .message(Party.MERCHANT, Party.OPERATOR, "from the merchant to us")
                .responded(Position.CONTEST)
                .offered(Party.OPERATOR, OfferKind.REFUND, "1.00")
                .offered(Party.MERCHANT, OfferKind.PARTIAL_REFUND, "2.00")
                .offered(Party.CUSTOMER, OfferKind.REFUND, "3.00")
                .assigned(Queue.COMPLAINTS, "agent-7")
                .verified()
                .refundAskedFor("4.00")
                .decidedUntilAppeal(Outcome.CUSTOMER_FAVOUR)
                .events();
        happened(new EventLog()
                .addCase(Stream.of(
                                Stream.of(withEvidence((DisputeOpened) dealt.getFirst())),
                                dealt.stream().skip(1),
                                receipts())
                        .flatMap(events -> events)
                        .toList())
                .add(CaseEvents.of(5102).merchant("m-5101").opened()));
    }

    @Test
    void whatIsOutstandingIsSaidWithItsTime() {
        Answer answer = get(MERCHANTS + "/outstanding?zone=Asia/Shanghai", TestTokens.merchant("m-5100"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).contains("no-store");
        JsonNode outstanding = answer.json();
        assertThat(outstanding.at("/zone").asString()).isEqualTo("Asia/Shanghai");
        JsonNode reply = outstanding
                .at("/deadlines")
                .valueStream()
                .filter(line -> line.at("/name").asString().equals("MERCHANT_REPLY"))
                .findFirst()
                .orElseThrow();
        Instant at = Instant.parse(reply.at("/due/at").asString());
        assertThat(OffsetDateTime.parse(reply.at("/due/local").asString()).toInstant())
                .isEqualTo(at);
        assertThat(reply.at("/due/local").asString()).endsWith("+08:00");
        assertThat(reply.at("/due/secondsLeft").asLong())
                .isEqualTo(
                        Duration.between(Instant.parse(outstanding.at("/asOf").asString()), at)
                                .toSeconds())
                .isPositive();
        assertThat(reply.at("/paused").asBoolean()).isTrue();
        assertThat(outstanding
                        .at("/evidence")
                        .valueStream()
                        .map(line -> line.at("/kind").asString()))
                .as("what was handed in is not asked for again")
                .doesNotContain("DELIVERY_PROOF");
        assertThat(outstanding.at("/informationRequests")).hasSize(1);
        assertThat(outstanding.at("/informationRequests/0/missing/0").asString())
                .isEqualTo("DELIVERY_PROOF");
        assertThat(outstanding
                        .at("/offers")
                        .valueStream()
                        .map(offer -> offer.at("/offerId").asString()))
                .hasSizeBetween(1, 2);
        assertThat(get(MERCHANTS + "/outstanding?zone=Mars", TestTokens.merchant("m-5100"))
                        .status())
                .isEqualTo(400);
        assertThat(get(MERCHANTS + "/outstanding", TestTokens.merchant("m-5101"))
                        .status())
                .isEqualTo(404);
    }

    private static DisputeEvent withEvidence(DisputeOpened e) {
        return new DisputeOpened(
                e.caseId(),
                e.complaint(),
                e.payments(),
                e.merchantId(),
                e.origin(),
                e.stage(),
                e.policies(),
                e.deadlines(),
                Sample.terms(),
                e.queue(),
                e.act());
    }

    private Stream<DisputeEvent> receipts() throws IOException {
        return Stream.of(
                attached(CUSTOMERS, "customers.txt", Party.CUSTOMER, false),
                attached(DRAFT, "draft.txt", Party.MERCHANT, true),
                attached(SUBMITTED, "submitted.txt", Party.MERCHANT, false),
                attached(WITHDRAWN, "withdrawn.txt", Party.CUSTOMER, false),
                new ReceiptWithdrawn(
                        CaseEvents.id(5101), Sample.receipt(WITHDRAWN), Personal.of("wrong file"), act("withdraw")));
    }

    private ReceiptAttached attached(int number, String name, Party party, boolean draft) throws IOException {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        Content content = store.store(
                        keys.of(CustomerId.of("c-5101")),
                        List.of(new UploadedFile(name, "part:file", () -> new ByteArrayInputStream(bytes))))
                .getFirst();
        Receipt receipt = new Receipt(
                Sample.receipt(number),
                ReceiptKind.DELIVERY_PROOF,
                content.sha256(),
                content.sizeBytes(),
                content.mediaType(),
                Personal.of(name),
                Optional.empty());
        return new ReceiptAttached(CaseEvents.id(5101), receipt, party, draft, act("attach-" + number));
    }

    private static Act act(String intention) {
        return new Act(new Actor("clerk", Role.MERCHANT), Channel.API, Instant.now(), CommandId.of(intention));
    }

    @Test
    void merchantSeesWhatItIsAskedOfferedAndTold() {
        JsonNode view = view();

        assertThat(all(view, "/offers", "/amount/amount")).containsExactly("2.00", "3.00");
        assertThat(all(view, "/offers", "/from")).containsExactly("MERCHANT", "CUSTOMER");
        assertThat(all(view, "/offers", "/state")).containsOnly("STANDING");
        assertThat(all(view, "/messages", "/text"))
                .containsExactly("from us to the merchant", "from the merchant to us");
        assertThat(all(view, "/informationRequests", "/party")).containsExactly("MERCHANT");
        assertThat(view.at("/informationRequests/0/missing").toString()).isEqualTo("[\"DELIVERY_PROOF\"]");
        assertThat(all(view, "/responses", "/position")).containsExactly("CONTEST");
        assertThat(view.at("/appeal/state").asString()).isEqualTo("OPEN");
        assertThat(view.at("/outcome").asString()).isEqualTo("CUSTOMER_FAVOUR");
    }

    @Test
    void merchantSeesItsOwnEvidenceDraftsAmongIt() {
        JsonNode view = view();

        assertThat(all(view, "/receipts", "/fileName")).containsExactly("draft.txt", "submitted.txt");
        assertThat(all(view, "/receipts", "/draft")).containsExactly("true", "false");
        assertThat(view.at("/evidence").toString())
                .isEqualTo("[{\"kind\":\"DELIVERY_PROOF\",\"party\":\"MERCHANT\",\"mandatory\":false,"
                        + "\"satisfied\":true}]");
    }

    @Test
    void merchantSeesNothingOfTheOthers() {
        assertThat(get(MERCHANTS, token()).body())
                .doesNotContain(
                        "between us and the customer",
                        "DEVICE",
                        "\"1.00\"",
                        "customers.txt",
                        "withdrawn.txt",
                        "c-5101",
                        "agent-7",
                        "\"agent\"",
                        "ONE_TIME_CODE",
                        "PAYMENT_VOUCHER",
                        "customer never got the goods",
                        "\"purpose\"",
                        "INVESTIGATION",
                        "Test Act",
                        "rule-of-5101",
                        "CUSTOMER_AWAITED",
                        "credit-above-limit",
                        "\"policies\"",
                        "\"policy\"",
                        "\"queue\"");
    }

    @Test
    void merchantSeesItsOwnDeadlines() {
        JsonNode view = view();

        assertThat(all(view, "/deadlines", "/name")).containsExactly("MERCHANT_REPLY", "INFORMATION.2", "OFFER.3");
        assertThat(all(view, "/deadlines", "/party")).containsOnly("MERCHANT");
        assertThat(all(view, "/deadlines", "/state")).containsExactly("PAUSED", "PENDING", "PENDING");
        assertThat(view.at("/deadlines/0/dueAt").asString()).endsWith("Z");
    }

    @Test
    void merchantIsToldWhatItMayDo() {
        assertThat(view().at("/allowedActions").toString())
                .contains("AttachReceipt", "SendMessage", "ProvideInformation")
                .doesNotContain("AddNote", "\"Refund\"", "Close");
    }

    @Test
    void staffSeeNoDraft() {
        JsonNode receipts = get(STAFFS + "/receipts", TestTokens.agent()).json();

        assertThat(all(receipts, "/items", "/fileName"))
                .containsExactly("customers.txt", "submitted.txt", "withdrawn.txt");
        assertThat(receipts.at("/items/0").has("withdrawnAt")).isFalse();
        assertThat(receipts.at("/items/2/withdrawnAt").asString()).isNotEmpty();
        assertThat(get(STAFFS, TestTokens.supervisor()).body()).doesNotContain("draft.txt");
        assertThat(get(STAFFS + "/timeline", TestTokens.supervisor()).body())
                .contains("A draft was attached by merchant clerk", "submitted.txt")
                .doesNotContain("draft.txt");
        assertThat(found("draft.txt")).isZero();
        assertThat(found("submitted.txt")).isEqualTo(1);
        assertThat(get(file(STAFFS, DRAFT), TestTokens.supervisor()).status()).isEqualTo(404);
        assertThat(get(file(STAFFS, SUBMITTED), TestTokens.agent()).body()).isEqualTo("submitted.txt");
    }

    @Test
    void merchantReadsTheFilesOfItsOwnReceipts() {
        Answer draft = get(file(MERCHANTS, DRAFT), token());

        assertThat(draft.status()).isEqualTo(200);
        assertThat(draft.body()).isEqualTo("draft.txt");
        assertThat(draft.header("Content-Disposition"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("attachment;"));
        assertThat(draft.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(get(file(MERCHANTS, SUBMITTED), token()).body()).isEqualTo("submitted.txt");
    }

    @ParameterizedTest
    @ValueSource(ints = {CUSTOMERS, WITHDRAWN, 9})
    void filesOfOthersDoNotExistForTheMerchant(int receipt) {
        assertThat(get(file(MERCHANTS, receipt), token()).status()).isEqualTo(404);
    }

    @Test
    void filesOfAnotherMerchantDoNotExist() {
        String others = TestTokens.merchant("m-5101");
        String ownCase = "/api/v1/merchant/disputes/" + CaseEvents.id(5102);

        assertThat(get(file(MERCHANTS, DRAFT), others).status()).isEqualTo(404);
        assertThat(get(file(ownCase, DRAFT), others).status()).isEqualTo(404);
    }

    @Test
    void onlyMerchantsReadTheirFiles() {
        String path = file(MERCHANTS, DRAFT);

        assertThat(http().send(http().to(path)).status()).isEqualTo(401);
        assertThat(get(path, TestTokens.agent()).status()).isEqualTo(403);
        assertThat(get(path, TestTokens.auditor()).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/receipts/rcp_1/content", "/receipts/..%2F..%2Fetc%2Fpasswd/content"})
    void malformedReceiptIs400(String rest) {
        assertThat(get(MERCHANTS + rest, token()).status()).isEqualTo(400);
    }

    private int found(String words) {
        return get("/api/v1/disputes?merchantId=m-5100&q=" + words, TestTokens.agent())
                .json()
                .at("/items")
                .size();
    }

    private JsonNode view() {
        Answer answer = get(MERCHANTS, token());
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static String file(String path, int receipt) {
        return path + "/receipts/" + Sample.receipt(receipt) + "/content";
    }

    private static String token() {
        return TestTokens.merchant("m-5100");
    }

    private static List<String> all(JsonNode view, String list, String member) {
        return view.at(list)
                .valueStream()
                .map(item -> item.at(member).asString())
                .toList();
    }
}
