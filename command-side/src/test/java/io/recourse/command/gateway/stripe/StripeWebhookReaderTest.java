package io.recourse.command.gateway.stripe;

import static io.recourse.command.gateway.GatewayFixture.example;
import static io.recourse.sample.Sample.REFUND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.stripe.net.Webhook;
import io.recourse.command.gateway.Delivery;
import io.recourse.command.gateway.GatewayFixture;
import io.recourse.command.gateway.NotAuthentic;
import io.recourse.command.gateway.Notice;
import io.recourse.command.gateway.Notice.MovedOutside;
import io.recourse.command.gateway.Notice.Other;
import io.recourse.command.gateway.Notice.RefundStands;
import io.recourse.command.gateway.Standing;
import io.recourse.command.gateway.Standing.Retry;
import io.recourse.command.gateway.Unreadable;
import io.recourse.command.gateway.WebhookReader;
import io.recourse.money.Money;
import io.recourse.payment.OutsideMovement;
import io.recourse.payment.OutsideMovement.Kind;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StripeWebhookReaderTest {

    private static final String SECRET = "whsec_NEVER_SHOWN";
    private static final String OLD_SECRET = "whsec_OF_LAST_YEAR";
    private static final WebhookReader READER = new StripeWebhookReader(List.of(SECRET, OLD_SECRET));
    private static final Instant SENT = Instant.parse("2026-11-21T02:00:00Z");
    private static final Instant HAPPENED = Instant.ofEpochSecond(1_763_600_000);
    private static final Instant REFUNDED = Instant.ofEpochSecond(1_234_567_890);
    private static final String INTENT = "pi_1";
    private static final String CHARGE = "ch_1PgafuB7WZ01zgkWXYmPNZs8";
    private static final String THEIRS = "re_1Pgc72B7WZ01zgkWqPvrRrPE";

    @Test
    void aRefundOfOursStandsAsStripeSays() throws Exception {
        assertThat(read(event("refund.updated", ours("succeeded"))))
                .containsExactly(new RefundStands("evt_1", REFUND, new Standing.Succeeded("re_1"), HAPPENED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"refund.created", "refund.updated", "charge.refund.updated", "refund.thing_of_next_year"})
    void whateverEventCarriesARefundTellsHowItStands(String type) throws Exception {
        assertThat(read(event(type, ours("pending"))))
                .containsExactly(new RefundStands("evt_1", REFUND, new Standing.Pending("re_1"), HAPPENED));
    }

    @Test
    void aRefundThatFailsAfterItSucceededHasFailed() throws Exception {
        String failed = ours("failed").replace("\"status\"", "\"failure_reason\": \"lost_or_stolen_card\", \"status\"");

        assertThat(read(event("refund.failed", failed)))
                .containsExactly(new RefundStands(
                        "evt_1", REFUND, new Standing.Failed("lost_or_stolen_card", Retry.NEVER), HAPPENED));
    }

    @Test
    void aCustomerWhoHasToActAndARefundCalledOffAreTold() throws Exception {
        assertThat(read(event("refund.created", ours("requires_action"))))
                .containsExactly(new RefundStands(
                        "evt_1", REFUND, new Standing.ActionRequired("re_1", "requires_action"), HAPPENED));
        assertThat(read(event("refund.updated", ours("canceled"))))
                .containsExactly(
                        new RefundStands("evt_1", REFUND, new Standing.Canceled("re_1", "canceled"), HAPPENED));
    }

    @Test
    void anUnknownStatusIsNoStanding() throws Exception {
        assertThat(read(event("refund.updated", ours("teleported"))))
                .containsExactly(new Other("evt_1", "refund.updated"));
        assertThat(read(event("refund.updated", example("stripe/refund.json").replace("succeeded", "teleported"))))
                .containsExactly(new Other("evt_1", "refund.updated"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"succeeded", "pending", "requires_action"})
    void aRefundMadeElsewhereTakesFromThePaymentAsSoonAsItIsAskedFor(String status) throws Exception {
        String refund = example("stripe/refund.json").replace("succeeded", status);

        assertThat(read(event("refund.created", refund))).containsExactly(new MovedOutside("evt_1", CHARGE, taken()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"failed", "canceled"})
    void aRefundMadeElsewhereThatFailsWasTakenAndCameBack(String status) throws Exception {
        String refund = example("stripe/refund.json").replace("succeeded", status);

        assertThat(read(event("refund.failed", refund)))
                .containsExactly(
                        new MovedOutside("evt_1", CHARGE, taken()),
                        new MovedOutside(
                                "evt_1:returned",
                                CHARGE,
                                new OutsideMovement(
                                        "stripe",
                                        THEIRS + ":returned",
                                        Kind.REFUND_RETURNED,
                                        THEIRS,
                                        Money.of("1.00", "USD"),
                                        HAPPENED)));
    }

    @Test
    void aPaymentWithAnIntentIsKnownByIt() throws Exception {
        String refund = example("stripe/refund.json")
                .replace("\"payment_intent\": null", "\"payment_intent\": \"" + INTENT + "\"");

        assertThat(read(event("refund.created", refund)))
                .extracting(notice -> ((MovedOutside) notice).paymentReferences())
                .containsExactly(List.of(INTENT, CHARGE));
    }

    @Test
    void aMarkThatIsNotAnIdOfOursIsMadeElsewhere() throws Exception {
        String refund = example("stripe/refund.json")
                .replace("\"metadata\": {}", "\"metadata\": {\"refundId\": \"of another system\"}");

        assertThat(read(event("refund.created", refund))).containsExactly(new MovedOutside("evt_1", CHARGE, taken()));
    }

    @Test
    void aChargeOfAnOldVersionBringsAllItsRefunds() throws Exception {
        String charge =
                "{\"id\": \"" + CHARGE + "\", \"object\": \"charge\", \"refunds\": {\"object\": \"list\", \"data\": ["
                        + example("stripe/refund.json") + "," + ours("succeeded") + "]}}";

        assertThat(read(event("charge.refunded", charge)))
                .containsExactly(
                        new MovedOutside("evt_1:" + THEIRS, CHARGE, taken()),
                        new RefundStands("evt_1:re_1", REFUND, new Standing.Succeeded("re_1"), HAPPENED));
    }

    @Test
    void aChargeWithoutItsRefundsSaysNothing() throws Exception {
        String charge = "{\"id\": \"" + CHARGE + "\", \"object\": \"charge\", \"amount_refunded\": 100}";

        assertThat(read(event("charge.refunded", charge))).containsExactly(new Other("evt_1", "charge.refunded"));
        assertThat(read(event("charge.succeeded", charge))).containsExactly(new Other("evt_1", "charge.succeeded"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"charge.dispute.created", "charge.dispute.updated", "charge.dispute.closed"})
    void aDisputeThatMovesNothingSaysNothing(String type) throws Exception {
        assertThat(read(event(type, example("stripe/dispute.json")))).containsExactly(new Other("evt_1", type));
    }

    @Test
    void aDisputeThatTakesMoneyIsAChargeback() throws Exception {
        assertThat(read(event("charge.dispute.funds_withdrawn", dispute(transaction("txn_out", -1000, "usd")))))
                .containsExactly(new MovedOutside("evt_1:txn_out", CHARGE, chargeback("txn_out", Kind.CHARGEBACK)));
    }

    @Test
    void aDisputeThatGivesItBackTellsOfBothWays() throws Exception {
        String both = transaction("txn_out", -1000, "usd") + "," + transaction("txn_in", 1000, "usd");

        assertThat(read(event("charge.dispute.funds_reinstated", dispute(both))))
                .containsExactly(
                        new MovedOutside("evt_1:txn_out", CHARGE, chargeback("txn_out", Kind.CHARGEBACK)),
                        new MovedOutside("evt_1:txn_in", CHARGE, chargeback("txn_in", Kind.CHARGEBACK_RETURNED)));
    }

    @Test
    void aTransactionInAnotherCurrencyIsTakenForWhatWasDisputed() throws Exception {
        assertThat(read(event("charge.dispute.funds_withdrawn", dispute(transaction("txn_out", -920, "eur")))))
                .containsExactly(new MovedOutside("evt_1:txn_out", CHARGE, chargeback("txn_out", Kind.CHARGEBACK)));
    }

    @Test
    void aTransactionOfNothingIsNoMovement() throws Exception {
        assertThat(read(event("charge.dispute.updated", dispute(transaction("txn_fee", 0, "usd")))))
                .containsExactly(new Other("evt_1", "charge.dispute.updated"));
    }

    @Test
    void theSameEventSaysTheSameAgain() throws Exception {
        String payload = event("charge.dispute.funds_withdrawn", dispute(transaction("txn_out", -1000, "usd")));

        assertThat(read(payload)).isEqualTo(read(payload));
    }

    @Test
    void stripesOwnExampleOfAnEventIsOfNoConsequence() throws Exception {
        assertThat(read(example("stripe/event.json")))
                .containsExactly(new Other("evt_1Pgc76B7WZ01zgkWwyRHS12y", "plan.created"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2011-08-01", "2019-05-16", "2026-06-24.dahlia", "2999-01-01.yucca", "nonsense"})
    void everyVersionOfTheApiIsRead(String version) throws Exception {
        assertThat(read(event("refund.updated", ours("succeeded")).replace("2025-01-27.acacia", version)))
                .containsExactly(new RefundStands("evt_1", REFUND, new Standing.Succeeded("re_1"), HAPPENED));
    }

    @Test
    void membersThatAreNotKnownAreNoObstacle() throws Exception {
        String refund = ours("succeeded").replace("\"status\"", "\"hologram\": {\"a\": [1]}, \"status\"");

        assertThat(read(event("refund.updated", refund))).hasOnlyElementsOfType(RefundStands.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\": \"re_9\", \"object\": \"refund\", \"status\": [\"succeeded\"]}",
                "{\"id\": \"re_9\", \"object\": \"refund\", \"status\": \"succeeded\", \"amount\": 100, \"currency\": \"usd\"}",
                "{\"id\": \"re_9\", \"object\": \"refund\", \"status\": \"succeeded\", \"charge\": \"ch_1\", \"created\": 1}",
                "{\"id\": \"re_9\", \"object\": \"refund\", \"status\": \"succeeded\", \"charge\": \"ch_1\", \"created\": 1,"
                        + " \"amount\": 0, \"currency\": \"usd\"}",
                "{\"id\": \"re_9\", \"object\": \"refund\", \"status\": \"succeeded\", \"charge\": \"ch_1\", \"created\": 1,"
                        + " \"amount\": 150, \"currency\": \"isk\"}",
                "{\"id\": \"re 9\", \"object\": \"refund\", \"status\": \"succeeded\", \"charge\": \"ch_1\", \"created\": 1,"
                        + " \"amount\": 100, \"currency\": \"usd\"}",
                "{\"id\": \"re_9\", \"status\": \"succeeded\"}"
            })
    void whatMovesMoneyAndCannotBeUnderstoodIsKeptAndSaid(String refund) throws Exception {
        List<Notice> notices = new ArrayList<>();
        List<String> log = GatewayFixture.logOf(
                StripeWebhookReader.class, () -> notices.addAll(read(event("refund.created", refund))));

        assertThat(notices).containsExactly(new Other("evt_1", "refund.created"));
        assertThat(log).containsExactly("gateway_notice_not_understood source=stripe id=evt_1 type=refund.created");
    }

    @Test
    void anEventOfTheNewerKindIsOfNoConsequence() throws Exception {
        assertThat(read("""
                {"id": "evt_test_65R", "object": "v2.core.event", "type": "v1.billing.meter.error_report_triggered",
                 "created": "2026-11-20T09:46:22.134Z", "related_object": {"id": "mtr_1", "type": "billing.meter"}}""")).containsExactly(new Other("evt_test_65R", "v1.billing.meter.error_report_triggered"));
    }

    @Test
    void anEventWhoseOwnFormIsAnotherIsKeptAndSaid() throws Exception {
        List<Notice> notices = new ArrayList<>();
        List<String> log = GatewayFixture.logOf(StripeWebhookReader.class, () -> notices.addAll(read("""
                {"id": "evt_1", "object": "event", "type": "refund.created", "created": "yesterday", "data": {}}""")));

        assertThat(notices).containsExactly(new Other("evt_1", "refund.created"));
        assertThat(log).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "not JSON",
                "[]",
                "{}",
                "{\"object\": \"event\", \"type\": \"refund.created\"}",
                "{\"object\": \"event\", \"id\": \"evt_1\"}"
            })
    void whatMakesNoSenseIsRefused(String payload) {
        assertThatExceptionOfType(Unreadable.class).isThrownBy(() -> read(payload));
    }

    @Test
    void aSecretOfTheTimeBeforeItWasChangedIsGood() throws Exception {
        String payload = event("refund.updated", ours("succeeded"));

        assertThat(READER.read(delivery(payload, signature(payload, OLD_SECRET, SENT), SENT)))
                .hasSize(1);
    }

    @Test
    void oneOfSeveralSignaturesIsEnough() throws Exception {
        String payload = event("refund.updated", ours("succeeded"));
        String both = signature(payload, "whsec_other", SENT)
                + signature(payload, SECRET, SENT).replaceFirst("t=[0-9]+", "") + ",v0=ignored";

        assertThat(READER.read(delivery(payload, both, SENT))).hasSize(1);
    }

    @Test
    void aDeliveryIsGoodForFiveMinutes() throws Exception {
        String payload = event("refund.updated", ours("succeeded"));
        String signature = signature(payload, SECRET, SENT);

        assertThat(READER.read(delivery(payload, signature, SENT.plusSeconds(300))))
                .hasSize(1);
        assertThatExceptionOfType(NotAuthentic.class)
                .isThrownBy(() -> READER.read(delivery(payload, signature, SENT.plusSeconds(301))));
        assertThatExceptionOfType(NotAuthentic.class)
                .isThrownBy(() -> READER.read(delivery(payload, signature, SENT.plus(Duration.ofDays(1)))));
    }

    @Test
    void aBodyThatWasChangedIsNotFromStripe() throws Exception {
        String payload = event("refund.updated", ours("pending"));
        String signature = signature(payload, SECRET, SENT);

        assertThatExceptionOfType(NotAuthentic.class)
                .isThrownBy(() -> READER.read(delivery(payload.replace("pending", "succeeded"), signature, SENT)));
        assertThatExceptionOfType(NotAuthentic.class)
                .isThrownBy(() -> READER.read(delivery(payload + " ", signature, SENT)));
    }

    @Test
    void anotherSecretIsNotOurs() throws Exception {
        String payload = event("refund.updated", ours("succeeded"));
        String signature = signature(payload, "whsec_guessed", SENT);

        assertThatExceptionOfType(NotAuthentic.class)
                .isThrownBy(() -> READER.read(delivery(payload, signature, SENT)))
                .withMessageNotContaining(SECRET);
    }

    @Test
    void aDeliveryWithoutASignatureIsNotFromStripe() {
        String payload = event("refund.updated", ours("succeeded"));

        assertThatExceptionOfType(NotAuthentic.class)
                .isThrownBy(() -> READER.read(new Delivery(Map.of(), payload.getBytes(StandardCharsets.UTF_8), SENT)));
    }

    @ParameterizedTest
    @CsvSource({"''", "t", "v1", "t=,v1=", "t=soon,v1=00", "t=1763690400", "t=1763690400,v1", "t=-1,v1=00", "'=,=,='"})
    void aSignatureWithoutItsFormIsNotFromStripe(String signature) {
        String payload = event("refund.updated", ours("succeeded"));

        assertThatExceptionOfType(NotAuthentic.class).isThrownBy(() -> READER.read(delivery(payload, signature, SENT)));
    }

    @Test
    void stripeWantsToHearTwoHundred() {
        assertThat(READER.source()).isEqualTo("stripe");
        assertThat(READER.receipt()).isEqualTo(new WebhookReader.Receipt(200, "text/plain", ""));
    }

    private static OutsideMovement taken() {
        return new OutsideMovement("stripe", THEIRS, Kind.REFUND, THEIRS, Money.of("1.00", "USD"), REFUNDED);
    }

    private static OutsideMovement chargeback(String transaction, Kind kind) {
        return new OutsideMovement(
                "stripe", transaction, kind, "dp_1Pgc71B7WZ01zgkWMevJiAUx", Money.of("10.00", "USD"), REFUNDED);
    }

    private static String ours(String status) {
        return "{\"id\": \"re_1\", \"object\": \"refund\", \"amount\": 8800, \"currency\": \"cny\","
                + " \"metadata\": {\"refundId\": \"" + REFUND + "\"}, \"status\": \"" + status + "\"}";
    }

    private static String dispute(String transactions) {
        return example("stripe/dispute.json")
                .replace("\"balance_transactions\": []", "\"balance_transactions\": [" + transactions + "]");
    }

    private static String transaction(String id, long amount, String currency) {
        return example("stripe/balance_transaction.json")
                .replace("txn_1PgaxNB7WZ01zgkWEV3TLf40", id)
                .replace("\"amount\": 100", "\"amount\": " + amount)
                .replace("\"usd\"", "\"" + currency + "\"");
    }

    private static String event(String type, String object) {
        return "{\"id\": \"evt_1\", \"object\": \"event\", \"api_version\": \"2025-01-27.acacia\", \"created\": "
                + HAPPENED.getEpochSecond() + ", \"type\": \"" + type + "\", \"data\": {\"object\": " + object + "}}";
    }

    private static List<Notice> read(String payload) throws Exception {
        return READER.read(delivery(payload, signature(payload, SECRET, SENT), SENT));
    }

    private static String signature(String payload, String secret, Instant at) throws GeneralSecurityException {
        return Webhook.Signature.generateSignatureHeader(payload, secret, at.getEpochSecond());
    }

    private static Delivery delivery(String payload, String signature, Instant receivedAt) {
        return new Delivery(
                Map.of("stripe-signature", signature), payload.getBytes(StandardCharsets.UTF_8), receivedAt);
    }
}
