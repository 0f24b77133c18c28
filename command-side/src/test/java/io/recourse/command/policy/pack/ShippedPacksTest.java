package io.recourse.command.policy.pack;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.actor.Channel;
import io.recourse.command.policy.Policy;
import io.recourse.command.policy.due.Moments;
import io.recourse.deadline.Confidence;
import io.recourse.deadline.Deadline;
import io.recourse.deadline.DeadlineName;
import io.recourse.deadline.PolicyRef;
import io.recourse.deadline.Trigger;
import io.recourse.dispute.Jurisdiction;
import io.recourse.dispute.Origin;
import io.recourse.dispute.Product;
import io.recourse.dispute.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Who gets which of the packs that come with the program. */
class ShippedPacksTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T10:00:00Z");
    private static final Policy POLICY = new PackPolicy(() -> Shipped.CATALOGUE);

    @ParameterizedTest
    @CsvSource({
        // What a plain complaint of a wallet's customer gets.
        "CN, WALLET,    , DUPLICATE,            house.1",
        "CN, WALLET,    , NOT_AS_DESCRIBED,     cn-consumer.1 cn-quality-return.1 house.1",
        "CN, REGULATOR, , SERVICE_QUALITY,      cn-12315.1 cn-consumer.1 house.1",
        "US, WALLET,    , PRODUCT_NOT_RECEIVED, house.1",
        "US, WALLET,    , FRAUD_UNAUTHORISED,   house.1 us-reg-e-prepaid.1",
        "US, REGULATOR, , FRAUD_UNAUTHORISED,   complaint-portal-15-60.3 house.1",
        "US, NETWORK,   , FRAUD_UNAUTHORISED,   house.1",
        "DE, WALLET,    , PRODUCT_NOT_RECEIVED, eu-psd2-complaint.1 house.1",
        "DE, WALLET,    , FRAUD_UNAUTHORISED,   eu-psd2-complaint.1 eu-psd2-unauthorised.1 house.1",
        "GB, WALLET,    , SERVICE_QUALITY,      house.1 uk-disp.1",
        "GB, WALLET,    , FRAUD_UNAUTHORISED,   house.1 uk-disp.1 uk-psr-unauthorised.1",
        "JP, WALLET,    , DUPLICATE,            house.1",
        "  , WALLET,    , DUPLICATE,            house.1",
        // And with another product.
        "US, WALLET, DEPOSIT_ACCOUNT,    DUPLICATE,       house.1 us-reg-e.1",
        "US, WALLET, STORED_CREDENTIALS, DUPLICATE,       house.1",
        "US, WALLET, CREDIT,             DUPLICATE,       house.1 us-reg-z.1",
        "US, WALLET, REMITTANCE,         TRANSFER_DELAYED, house.1 us-remittance.1",
        "FR, WALLET, DIRECT_DEBIT,       WRONG_AMOUNT,    eu-psd2-complaint.1 eu-psd2-pull.1 house.1",
        "FR, WALLET, DISTANCE_PURCHASE,  NOT_AS_DESCRIBED, eu-crd-withdrawal.1 house.1",
        "CN, WALLET, DISTANCE_PURCHASE,  NOT_AS_DESCRIBED, cn-consumer.1 cn-quality-return.1 cn-return.1 house.1"
    })
    void apply(@Nullable String where, Origin origin, @Nullable Product product, Reason reason, String packs) {
        assertThat(decide(where, origin, product, reason).policies())
                .extracting(ref -> ref.id() + "." + ref.version())
                .containsExactly(packs.split(" "));
    }

    /** The strictest of each name, and the case can say which rule that was. */
    @ParameterizedTest
    @CsvSource({
        "GB, FRAUD_UNAUTHORISED, RESOLUTION, DISP-PSD",
        "GB, SERVICE_QUALITY,    RESOLUTION, DISP-8W",
        "DE, FRAUD_UNAUTHORISED, RESOLUTION, PSD2-COMPLAINT",
        "DE, SERVICE_QUALITY,    RESOLUTION, HOUSE-END",
        "DE, FRAUD_UNAUTHORISED, UNAUTHORISED_REFUND, PSD2-REFUND-UNAUTH",
        "US, FRAUD_UNAUTHORISED, RESOLUTION, HOUSE-END",
        "US, FRAUD_UNAUTHORISED, ERROR_RESOLUTION, REGE-FINAL"
    })
    void theStrictestOfEachNameWins(String where, Reason reason, String name, String rule) {
        assertThat(decide(where, Origin.WALLET, null, reason).deadlines())
                .filteredOn(deadline -> deadline.name().equals(DeadlineName.of(name)))
                .singleElement()
                .extracting(
                        deadline -> deadline.provision().orElseThrow().clause().rule())
                .isEqualTo(rule);
    }

    /** Every complaint that can be made is promised something, and gets terms. */
    @ParameterizedTest
    @EnumSource(Reason.class)
    void everyComplaintGetsWhatTheHousePromises(Reason reason) {
        for (Origin origin : Origin.values()) {
            for (Product product : Product.values()) {
                for (String where : List.of("CN", "US", "US-NY", "DE", "IS", "GB", "HK", "BR")) {
                    assertThat(decide(where, origin, product, reason).deadlines())
                            .extracting(Deadline::name)
                            .doesNotHaveDuplicates()
                            .contains(DeadlineName.FIRST_RESPONSE, DeadlineName.RESOLUTION);
                }
            }
        }
    }

    @Test
    void nothingIsEnabledThatWasNotReadInItsOwnText() {
        for (Pack pack : Shipped.CATALOGUE.packs()) {
            assertThat(pack.deadlines())
                    .allSatisfy(
                            rule -> assertThat(rule.isEnabled()).isEqualTo(rule.confidence() == Confidence.VERIFIED));
            boolean someVerified = Stream.of(
                                    pack.deadlines().stream().map(DeadlineRule::confidence),
                                    pack.notice().stream().map(NoticeRule::confidence),
                                    pack.liability().stream().map(LiabilityRule::confidence))
                            .flatMap(all -> all)
                            .anyMatch(confidence -> confidence == Confidence.VERIFIED)
                    || pack.limits().isPresent();
            assertThat(pack.isEnabled() && !someVerified).as("%s", pack.ref()).isFalse();
        }
    }

    @Test
    void walletsWithoutStatementsHaveTheDeadlinesOfAccounts() {
        List<DeadlineRule> accounts = pack("us-reg-e").deadlines();
        assertThat(pack("us-reg-e-prepaid").deadlines()).isEqualTo(accounts);
        assertThat(pack("us-reg-e-prepaid-120").deadlines()).isEqualTo(accounts);
    }

    private static Pack pack(String id) {
        return Shipped.CATALOGUE.find(new PolicyRef(id, 1)).orElseThrow();
    }

    @Test
    void everyFileIsShipped() throws IOException {
        Path folder = Path.of("src/main/resources/io/recourse/command/policy/pack/shipped");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Shipped.CATALOGUE.packs().stream()
                            .map(pack -> pack.id() + "." + pack.version() + ".yaml")
                            .toList());
        }
    }

    /** A date that a scheme sets takes the place of the template's. */
    @Test
    void everyDeadlineOfASchemeGivesWayToTheDateFromOutside() {
        List<Pack> schemes = Shipped.CATALOGUE.packs().stream()
                .filter(pack -> pack.appliesTo()
                        .flatMap(Condition::origins)
                        .filter(origins -> origins.equals(List.of(Origin.NETWORK)))
                        .isPresent())
                .toList();
        assertThat(schemes).extracting(Pack::id).containsExactly("amex", "mastercard", "visa");
        assertThat(schemes.stream().flatMap(pack -> pack.deadlines().stream()))
                .allSatisfy(rule -> assertThat(rule.externalDue()).contains(DeadlineRule.ExternalDue.REPLACES));
    }

    private static Policy.Decision decide(
            @Nullable String where, Origin origin, @Nullable Product product, Reason reason) {
        return POLICY.decide(
                new Policy.Facts(
                        reason,
                        Channel.PHONE,
                        origin,
                        false,
                        Optional.ofNullable(where).map(Jurisdiction::of),
                        Optional.ofNullable(product).orElse(Product.WALLET_BALANCE),
                        Set.of(),
                        Optional.empty(),
                        Set.of(),
                        new Moments(Map.of(Trigger.NOTICE_RECEIVED, MONDAY), Optional.empty()),
                        Optional.empty()),
                MONDAY);
    }
}
