package io.recourse.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.recourse.actor.CommandId;
import io.recourse.deadline.DeadlineName;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.ExternalReference;
import io.recourse.dispute.Jurisdiction;
import io.recourse.payment.CustomerId;
import io.recourse.payment.MerchantId;
import io.recourse.payment.PaymentId;
import io.recourse.receipt.ReceiptId;
import io.recourse.receipt.Sha256;
import io.recourse.refund.RefundId;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.ByteRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Identifiers end in paths, headers, file names, SQL and logs: what could do harm there is refused when it comes in. */
class IdentifiersTest {

    private static final String ULID = "01K9ZZZZZZZZZZZZZZZZZZZZZZ";

    private static final List<Function<String, ?>> OPAQUE =
            List.of(PaymentId::of, CustomerId::of, MerchantId::of, value -> new ExternalReference(value, "1"));

    private static final List<Function<String, ?>> ALL = Stream.concat(
                    OPAQUE.stream(),
                    Stream.<Function<String, ?>>of(
                            CaseId::of, RefundId::of, ReceiptId::of, DeadlineName::of, Jurisdiction::of, Sha256::of))
            .toList();

    static Stream<String> hostile() {
        return Stream.of(
                "",
                " ",
                "a b",
                " a",
                "a ",
                "a\n",
                "a\r\nSet-Cookie: x",
                "\u0000",
                "a\u0000",
                "../../etc/passwd",
                "..",
                "/",
                "a/b",
                "a\\b",
                "a?b",
                "a#b",
                "a%2Fb",
                "a'; DROP TABLE x; --",
                "<script>",
                "{{7*7}}",
                "${jndi:ldap://x}",
                "a\"b",
                "a,b",
                "é",
                "支付",
                "a\u202Eb",
                "\uD83D\uDE00",
                "\uD800",
                "ａ",
                "-a",
                ".a",
                "_a",
                "x".repeat(100_000));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void noIdentifierTakesHostileText(String text) {
        ALL.forEach(type -> assertThatIllegalArgumentException().as(text).isThrownBy(() -> type.apply(text)));
    }

    @Property
    void opaqueIdentifiersTakeOnlyTheirForm(@ForAll("nearlyOpaque") String text) {
        boolean ofTheForm = text.matches("\\A[A-Za-z0-9][A-Za-z0-9._:@-]{0,63}\\z");
        assertThat(catchThrowable(() -> PaymentId.of(text)) == null).isEqualTo(ofTheForm);
    }

    @Provide
    Arbitrary<String> nearlyOpaque() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .withChars("09AZ._:@-/ \n\u0000é")
                .ofMaxLength(70);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pay-1", "4200001234202611201234567890", "a", "A.b_c:d@e-f", "0"})
    void opaqueIdentifiersAreKeptAsTheyAre(String text) {
        assertThat(PaymentId.of(text)).hasToString(text);
        assertThat(CustomerId.of(text)).hasToString(text);
        assertThat(MerchantId.of(text)).hasToString(text);
    }

    @Test
    void opaqueIdentifiersHaveAtMost64Characters() {
        assertThat(PaymentId.of("x".repeat(64)).value()).hasSize(64);
        assertThatIllegalArgumentException().isThrownBy(() -> PaymentId.of("x".repeat(65)));
    }

    @Test
    void aPaymentNeverLooksLikeACase() {
        assertThatIllegalArgumentException().isThrownBy(() -> PaymentId.of("case_" + ULID));
        assertThatIllegalArgumentException().isThrownBy(() -> PaymentId.of("case_"));
    }

    @Test
    void eachOfOurIdentifiersHasItsOwnPrefix() {
        assertThat(CaseId.of("case_" + ULID)).hasToString("case_" + ULID);
        assertThat(RefundId.of("rfd_" + ULID)).hasToString("rfd_" + ULID);
        assertThat(ReceiptId.of("rcp_" + ULID)).hasToString("rcp_" + ULID);
        assertThatIllegalArgumentException().isThrownBy(() -> CaseId.of("rfd_" + ULID));
        assertThatIllegalArgumentException().isThrownBy(() -> RefundId.of("rcp_" + ULID));
        assertThatIllegalArgumentException().isThrownBy(() -> ReceiptId.of(ULID));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "case_01k9zzzzzzzzzzzzzzzzzzzzzz",
                "CASE_01K9ZZZZZZZZZZZZZZZZZZZZZZ",
                "case_81K9ZZZZZZZZZZZZZZZZZZZZZZ",
                "case_01K9ZZZZZZZZZZZZZZZZZZZZZ",
                "case_01K9ZZZZZZZZZZZZZZZZZZZZZZZ",
                "case_01K9ZZZZZZZZZZZZZZZZZZZZZI",
                "case_01K9ZZZZZZZZZZZZZZZZZZZZZL",
                "case_01K9ZZZZZZZZZZZZZZZZZZZZZO",
                "case_01K9ZZZZZZZZZZZZZZZZZZZZZU",
                "case_01K9ZZZZZZZZZZZZZZZZZZZZZZ\n"
            })
    void aCaseHasOneSpellingOnly(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> CaseId.of(text));
    }

    @Test
    void externalIdsAreVisibleAscii() {
        assertThat(new ExternalReference("cfpb", "3/4?x=%20~").id()).isEqualTo("3/4?x=%20~");
        for (String id : List.of("", "a b", "a\n", "\u007F", "é", "x".repeat(129))) {
            assertThatIllegalArgumentException().isThrownBy(() -> new ExternalReference("cfpb", id));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"CN", "US", "US-CA", "GB-ENG", "FR-2A"})
    void jurisdictionsAreCountriesOrTheirParts(String code) {
        assertThat(Jurisdiction.of(code).country()).isEqualTo(code.substring(0, 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cn", "CHN", "US-", "US-ABCD", "U", "US_CA", "US-ca", "US\n"})
    void whatIsNoJurisdictionIsRefused(String code) {
        assertThatIllegalArgumentException().isThrownBy(() -> Jurisdiction.of(code));
    }

    @Property
    void aHashIsItsBytes(@ForAll @Size(32) @ByteRange(min = Byte.MIN_VALUE) byte[] digest) {
        assertThat(Sha256.of(Sha256.of(digest).hex()).bytes()).isEqualTo(digest);
    }

    @Test
    void aCommandIdIsNeitherEmptyNorEndless() {
        assertThatIllegalArgumentException().isThrownBy(() -> CommandId.of(""));
        assertThat(CommandId.of("x".repeat(200)).value()).hasSize(200);
        assertThatIllegalArgumentException().isThrownBy(() -> CommandId.of("x".repeat(201)));
    }
}
