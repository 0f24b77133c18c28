package io.recourse.command.gateway.adyen;

import static io.recourse.command.gateway.GatewayFixture.example;
import static io.recourse.sample.Sample.REFUND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.adyen.model.notification.NotificationRequest;
import com.adyen.model.notification.NotificationRequestItem;
import com.adyen.util.HMACValidator;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Adyen's own examples mean. */
class AdyenWebhookReaderTest {

    private static final String KEY = "44782DEF547AAA06C910C43932B1EB0C71FC68D9D0C057550C48EC2ACF6BA056";
    private static final String OLD_KEY = "00112233445566778899AABBCCDDEEFF00112233445566778899AABBCCDDEEFF";
    private static final WebhookReader READER = new AdyenWebhookReader(List.of(KEY, OLD_KEY));
    private static final Instant NOW = Instant.parse("2026-11-21T02:00:00Z");
    private static final Instant HAPPENED = Instant.parse("2021-01-01T00:00:00Z");
    private static final String PSP = "QFQTPCQ8HXSKGK82";
    private static final String PAYMENT = "9913140798220028";

    @Test
    void aRefundOfOursThatWentOutHasSucceeded() throws Exception {
        assertThat(ours("REFUND", item -> item.setSuccess(true)))
                .containsExactly(new RefundStands(PSP + ":REFUND:true", REFUND, new Standing.Succeeded(PSP), HAPPENED));
    }

    @ParameterizedTest
    @CsvSource({
        "'Transaction hasn''t been captured, refund not possible',"
                + " transaction-hasn-t-been-captured-refund-not-possible, IN_DAYS",
        "Insufficient balance on payment, insufficient-balance-on-payment, NEVER",
        "Insufficient balance, insufficient-balance, IN_DAYS",
        "Not enough balance, not-enough-balance, IN_DAYS",
        "Acquirer Fraud, acquirer-fraud, NEVER",
        "'', refused, NEVER",
        "'  ', refused, NEVER"
    })
    void aRefundOfOursThatWasRefusedSaysWhyAndWhetherItMaySucceedLater(String reason, String code, Retry retry)
            throws Exception {
        assertThat(ours("REFUND", item -> item.setReason(reason)))
                .containsExactly(
                        new RefundStands(PSP + ":REFUND:false", REFUND, new Standing.Failed(code, retry), HAPPENED));
    }

    @Test
    void aReasonIsAWordThatIsSafeInALog() throws Exception {
        assertThat(ours("REFUND", item -> item.setReason("évil\n2026 ERROR " + "x".repeat(100))))
                .containsExactly(new RefundStands(
                        PSP + ":REFUND:false",
                        REFUND,
                        new Standing.Failed("vil-2026-error-" + "x".repeat(49), Retry.NEVER),
                        HAPPENED));
    }

    @ParameterizedTest
    @CsvSource({"REFUND_FAILED, refund-failed", "REFUNDED_REVERSED, test-authorisation-1"})
    void aRefundOfOursThatWasSentBackHasFailedForGood(String event, String code) throws Exception {
        assertThat(ours(event, item -> {}))
                .containsExactly(new RefundStands(
                        PSP + ":" + event + ":true", REFUND, new Standing.Failed(code, Retry.NEVER), HAPPENED));
    }

    @Test
    void aRefundOfOursThatWaitsForItsPaymentIsPending() throws Exception {
        assertThat(ours("POSTPONED_REFUND", item -> {}))
                .containsExactly(
                        new RefundStands(PSP + ":POSTPONED_REFUND:true", REFUND, new Standing.Pending(PSP), HAPPENED));
    }

    @Test
    void aRefundOfOursThatWasCalledOffIsCanceled() throws Exception {
        assertThat(ours("VOID_PENDING_REFUND", item -> {}))
                .containsExactly(new RefundStands(
                        PSP + ":VOID_PENDING_REFUND:true",
                        REFUND,
                        new Standing.Canceled(PSP, "VOID_PENDING_REFUND"),
                        HAPPENED));
        assertThat(ours("VOID_PENDING_REFUND", item -> item.setSuccess(false)))
                .containsExactly(new Other(PSP + ":VOID_PENDING_REFUND:false", "VOID_PENDING_REFUND"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"REFUND", "REFUND_WITH_DATA", "CANCEL_OR_REFUND"})
    void aRefundMadeElsewhereTakesFromThePaymentOnceWhicheverEventTellsOfIt(String event) throws Exception {
        assertThat(read(changed(event, item -> {
                    item.setSuccess(true);
                    item.setAdditionalData(new HashMap<>(Map.of("modification.action", "refund")));
                })))
                .containsExactly(moved(event, PSP + ":refunded", Kind.REFUND));
    }

    @Test
    void aRefundMadeElsewhereThatWasRefusedMovesNothing() throws Exception {
        assertThat(read(example("adyen/REFUND.json"))).containsExactly(new Other(PSP + ":REFUND:false", "REFUND"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"REFUND_FAILED", "REFUNDED_REVERSED"})
    void aRefundMadeElsewhereComesBackOnceWhicheverEventTellsOfIt(String event) throws Exception {
        assertThat(read(example("adyen/" + event + ".json")))
                .containsExactly(moved(event, PSP + ":returned", Kind.REFUND_RETURNED));
    }

    @Test
    void aPaymentThatWasCalledOffMovesNothing() throws Exception {
        assertThat(read(example("adyen/CANCEL_OR_REFUND.json")))
                .containsExactly(new Other(PSP + ":CANCEL_OR_REFUND:true", "CANCEL_OR_REFUND"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"CANCEL_OR_REFUND", "REFUND_FAILED", "CHARGEBACK", "SECOND_CHARGEBACK", "CHARGEBACK_REVERSED"})
    void whatDidNotSucceedMovesNothing(String event) throws Exception {
        assertThat(read(changed(event, item -> {
                    item.setSuccess(false);
                    item.setAdditionalData(new HashMap<>());
                })))
                .containsExactly(new Other(PSP + ":" + event + ":false", event));
    }

    @Test
    void aChargebackTakesFromThePayment() throws Exception {
        assertThat(read(example("adyen/CHARGEBACK.json")))
                .containsExactly(moved("CHARGEBACK", PSP + ":CHARGEBACK", Kind.CHARGEBACK));
    }

    @ParameterizedTest
    @CsvSource({"CHARGEBACK_REVERSED, CHARGEBACK_RETURNED", "SECOND_CHARGEBACK, CHARGEBACK"})
    void theNextRoundsOfADisputeMoveItBackAndForth(String event, Kind kind) throws Exception {
        assertThat(read(changed(event, item -> item.setOriginalReference(PAYMENT))))
                .containsExactly(moved(event, PSP + ":" + event, kind));
    }

    /** Adyen's examples have none: it is sent when the webhook is told to. */
    @ParameterizedTest
    @ValueSource(strings = {"CHARGEBACK_REVERSED", "SECOND_CHARGEBACK"})
    void withoutAnOriginalReferenceTheEventsOwnIsThatOfThePayment(String event) throws Exception {
        assertThat(read(example("adyen/" + event + ".json")))
                .extracting(notice -> ((MovedOutside) notice).paymentReferences())
                .containsExactly(List.of(PSP));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DISPUTE_DEFENSE_PERIOD_ENDED",
                "INFORMATION_SUPPLIED",
                "ISSUER_COMMENTS",
                "ISSUER_RESPONSE_TIMEFRAME_EXPIRED",
                "NOTIFICATION_OF_CHARGEBACK",
                "NOTIFICATION_OF_FRAUD",
                "POSTPONED_REFUND",
                "PREARBITRATION_LOST",
                "PREARBITRATION_WON",
                "REQUEST_FOR_INFORMATION",
                "VOID_PENDING_REFUND"
            })
    void allOtherExamplesMoveNothing(String event) throws Exception {
        assertThat(read(example("adyen/" + event + ".json")))
                .singleElement()
                .isInstanceOfSatisfying(
                        Other.class, other -> assertThat(other.type()).isEqualTo(event));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"AUTHORISATION", "SCHEME_ARBITRATION_LOST", "PREARBITRATION_ACCEPTED", "EVENT_OF_NEXT_YEAR"})
    void eventsThatAreNotKnownAreOfNoConsequence(String event) throws Exception {
        assertThat(read(changed("CHARGEBACK", item -> item.setEventCode(event))))
                .containsExactly(new Other(PSP + ":" + event + ":true", event));
    }

    @Test
    void theExamplesOfAdyensLibraryAreRead() throws Exception {
        assertThat(read(example("adyen/refund-true.json")))
                .containsExactly(new MovedOutside(
                        "PSP_REFERENCE:REFUND:true",
                        "ORIGINAL_PSP",
                        new OutsideMovement(
                                "adyen",
                                "PSP_REFERENCE:refunded",
                                Kind.REFUND,
                                "PSP_REFERENCE",
                                Money.of("15.00", "EUR"),
                                Instant.parse("2017-02-17T10:11:44Z"))));
        assertThat(read(example("adyen/refund-false.json")))
                .containsExactly(new Other("PSP_REFERENCE:REFUND:false", "REFUND"));
        assertThat(read(example("adyen/mock-chargeback.json"))).hasOnlyElementsOfType(MovedOutside.class);
    }

    @Test
    void theSameEventHasTheSameIdAgain() throws Exception {
        List<Notice> first = read(example("adyen/CHARGEBACK.json"));
        List<Notice> later = read(changed("CHARGEBACK", item -> item.setReason("another reason")));

        assertThat(later).isEqualTo(first);
    }

    @Test
    void allItemsAreReadAndRepetitionsAreDropped() throws Exception {
        NotificationRequest request = NotificationRequest.fromJson(example("adyen/CHARGEBACK.json"));
        NotificationRequestItem chargeback = first(request);
        NotificationRequestItem refund = first(NotificationRequest.fromJson(example("adyen/REFUND.json")));
        request.setNotificationItems(List.of(chargeback, refund, chargeback));

        assertThat(read(request))
                .extracting(Notice::id)
                .containsExactly(PSP + ":CHARGEBACK:true", PSP + ":REFUND:false");
    }

    @Test
    void anEventWithoutADateIsOfTheTimeItCame() throws Exception {
        String body = signed(KEY, NotificationRequest.fromJson(example("adyen/CHARGEBACK.json")))
                .toJson()
                .replaceFirst("\"eventDate\":\"[^\"]*\",", "");

        assertThat(READER.read(delivery(body)))
                .extracting(notice -> ((MovedOutside) notice).movement().movedAt())
                .containsExactly(NOW);
    }

    @Test
    void whatMovesMoneyAndCannotBeUnderstoodIsKeptAndSaid() throws Exception {
        List<Consumer<NotificationRequestItem>> flaws = List.of(
                item -> item.setAmount(null),
                item -> item.getAmount().setCurrency("ZZZ"),
                item -> {
                    item.getAmount().setCurrency("ISK");
                    item.getAmount().setValue(150L);
                },
                item -> item.getAmount().setValue(0L));
        for (Consumer<NotificationRequestItem> flaw : flaws) {
            List<Notice> notices = new ArrayList<>();
            List<String> log = GatewayFixture.logOf(
                    AdyenWebhookReader.class, () -> notices.addAll(read(changed("CHARGEBACK", flaw))));

            assertThat(notices).containsExactly(new Other(PSP + ":CHARGEBACK:true", "CHARGEBACK"));
            assertThat(log)
                    .containsExactly("gateway_notice_not_understood source=adyen id=" + PSP + ":CHARGEBACK:true");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "not JSON",
                "[]",
                "{}",
                "{\"notificationItems\": []}",
                "{\"notificationItems\": [null]}",
                "{\"notificationItems\": [{}]}",
                "{\"live\": \"false\", \"notificationItems\": [{\"NotificationRequestItem\": \"Jane Shopper\"}]}"
            })
    void whatMakesNoSenseIsRefusedAndNotRepeated(String body) {
        assertThatExceptionOfType(Unreadable.class)
                .isThrownBy(() -> READER.read(delivery(body)))
                .satisfies(e -> assertThat(org.assertj.core.util.Throwables.getStackTrace(e))
                        .doesNotContain("Jane Shopper"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"eventCode", "pspReference"})
    void anItemWithoutWhatNamesItIsRefused(String member) throws Exception {
        NotificationRequest request = changed("CHARGEBACK", item -> {
            if (member.equals("eventCode")) {
                item.setEventCode(" ");
            } else {
                item.setPspReference("");
            }
        });

        assertThatExceptionOfType(Unreadable.class)
                .isThrownBy(() -> read(request))
                .withMessage("an item has no " + member);
    }

    @Test
    void aKeyOfTheTimeBeforeItWasChangedIsGood() throws Exception {
        String body = signed(OLD_KEY, NotificationRequest.fromJson(example("adyen/CHARGEBACK.json")))
                .toJson();

        assertThat(READER.read(delivery(body))).hasSize(1);
    }

    @Test
    void anotherKeyIsNotOurs() throws Exception {
        String body = signed(KEY.replace('4', '5'), NotificationRequest.fromJson(example("adyen/CHARGEBACK.json")))
                .toJson();

        assertThatExceptionOfType(NotAuthentic.class)
                .isThrownBy(() -> READER.read(delivery(body)))
                .withMessageNotContaining(KEY);
    }

    @ParameterizedTest
    @CsvSource({
        "\"value\":1000, \"value\":100",
        "\"currency\":\"EUR\", \"currency\":\"USD\"",
        "CHARGEBACK, CHARGEBACK_REVERSED",
        "9913140798220028, 9913140798220029",
        "QFQTPCQ8HXSKGK82, QFQTPCQ8HXSKGK83",
        "YOUR_MERCHANT_ACCOUNT, MINE",
        "YOUR_MERCHANT_REFERENCE, rfd_01K9ZV5N8QJ3E4R7T2W6Y0EFGH",
        "\"success\":true, \"success\":false"
    })
    void whatIsSignedCannotBeChanged(String from, String to) throws Exception {
        String body = signed(KEY, NotificationRequest.fromJson(example("adyen/CHARGEBACK.json")))
                .toJson();
        assertThat(body).contains(from);

        assertThatExceptionOfType(NotAuthentic.class).isThrownBy(() -> READER.read(delivery(body.replace(from, to))));
    }

    /** The same signed text can be split in another place. */
    @Test
    void aSignedFieldWithAColonIsNotTaken() throws Exception {
        assertThatExceptionOfType(NotAuthentic.class)
                .isThrownBy(() -> read(changed("CHARGEBACK", item -> {
                    item.setPspReference(PSP + ":" + PAYMENT);
                    item.setOriginalReference("YOUR_MERCHANT_ACCOUNT");
                    item.setMerchantAccountCode("YOUR_MERCHANT_REFERENCE");
                })));
    }

    @Test
    void anItemWithoutASignatureIsNotFromAdyen() {
        assertThatExceptionOfType(NotAuthentic.class)
                .isThrownBy(() -> READER.read(delivery(example("adyen/REFUND.json"))));
        assertThatExceptionOfType(NotAuthentic.class)
                .isThrownBy(() -> READER.read(delivery(example("adyen/CHARGEBACK.json"))));
    }

    @Test
    void oneItemOfAnotherSpoilsAll() throws Exception {
        NotificationRequest good = signed(KEY, NotificationRequest.fromJson(example("adyen/CHARGEBACK.json")));
        NotificationRequestItem bad = first(NotificationRequest.fromJson(example("adyen/REFUND_FAILED.json")));
        good.setNotificationItems(List.of(first(good), bad));

        assertThatExceptionOfType(NotAuthentic.class).isThrownBy(() -> READER.read(delivery(good.toJson())));
    }

    @Test
    void adyenWantsToHearThatItIsAccepted() {
        assertThat(READER.source()).isEqualTo("adyen");
        assertThat(READER.receipt()).isEqualTo(new WebhookReader.Receipt(200, "text/plain", "[accepted]"));
    }

    private static MovedOutside moved(String event, String movement, Kind kind) {
        return new MovedOutside(
                PSP + ":" + event + ":true",
                PAYMENT,
                new OutsideMovement("adyen", movement, kind, PSP, Money.of("10.00", "EUR"), HAPPENED));
    }

    private static List<Notice> ours(String event, Consumer<NotificationRequestItem> change) throws Exception {
        return read(changed(event, change.andThen(item -> item.setMerchantReference(REFUND.value()))));
    }

    private static NotificationRequest changed(String event, Consumer<NotificationRequestItem> change)
            throws Exception {
        NotificationRequest request = NotificationRequest.fromJson(example("adyen/" + event + ".json"));
        change.accept(first(request));
        return request;
    }

    private static NotificationRequestItem first(NotificationRequest request) {
        return Objects.requireNonNull(request.getNotificationItems()).getFirst();
    }

    private static List<Notice> read(String example) throws Exception {
        return read(NotificationRequest.fromJson(example));
    }

    private static List<Notice> read(NotificationRequest request) throws Exception {
        return READER.read(delivery(signed(KEY, request).toJson()));
    }

    private static NotificationRequest signed(String key, NotificationRequest request) throws Exception {
        for (NotificationRequestItem item : request.getNotificationItems()) {
            Map<String, String> data = new HashMap<>(Objects.requireNonNullElse(item.getAdditionalData(), Map.of()));
            data.put("hmacSignature", new HMACValidator().calculateHMAC(item, key));
            item.setAdditionalData(data);
        }
        return request;
    }

    private static Delivery delivery(String body) {
        return new Delivery(Map.of(), body.getBytes(StandardCharsets.UTF_8), NOW);
    }
}
