package io.recourse.query.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokensTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Refunded, please! | refunded refund please pleas",
                "the SHOP's parcels | the shop parcels parcel",
                "退款 | 退 退款 款",
                "我要退款。 | 我 我要 要 要退 退 退款 款",
                "ＲＥＦＵＮＤ　１２３ | refund 123",
                "订单pay-4004未到账 | 订 订单 单 pay-4004 pay 4004 未 未到 到 到账 账",
                "case_01K9A. | case_01k9a",
                "re\u00ADfund | refund",
                "first-class | first class",
                "(paid 12.50) | paid 12.50",
                "??? -- … | ''",
            })
    void textsAreFoundBy(String text, String tokens) {
        assertThat(of(text)).containsExactlyInAnyOrder(tokens.isEmpty() ? new String[0] : tokens.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "refund,refunded",
        "refunding,refunds",
        "收到,包裹一直没有收到",
        "裹,包裹",
        "pay-4004,付款 PAY-4004；",
        "μ1.0,μ1.0",
        "µ⒈0,µ⒈0"
    })
    void whatIsAskedForIsAmongWhatIsSaid(String asked, String said) {
        assertThat(finds(asked, said)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"pay-4004,c-4004 and pay-17", "到收,收到", "fund,refund"})
    void otherWordsAreNot(String asked, String said) {
        assertThat(finds(asked, said)).isFalse();
    }

    @Test
    void longTextKeepsAsMuchAsTheDatabaseHolds() {
        String text = IntStream.range(0, 200_000).mapToObj(n -> "w" + n).collect(Collectors.joining(" "));

        assertThat(of(text).stream()
                        .mapToInt(token -> token.getBytes(StandardCharsets.UTF_8).length)
                        .sum())
                .isBetween(490_000, 500_000);
    }

    @Property
    void whateverIsSaidIsFoundAsItWasSaid(@ForAll String text) {
        assertThat(of(text)).noneMatch(String::isEmpty).allSatisfy(TokensTest::storable);
        assertThat(finds(text, text)).isTrue();
    }

    private static void storable(String token) {
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(token)).isTrue();
        assertThat(token).doesNotContain("\0");
        assertThat(token.getBytes(StandardCharsets.UTF_8).length).isLessThan(2_046);
    }

    private static boolean finds(String asked, String said) {
        Tokens.Asked wanted = Tokens.asked(asked);
        Collection<String> tokens = of(said);
        return tokens.containsAll(wanted.identifiers())
                && wanted.words().stream().map(Words::stem).allMatch(tokens::contains);
    }

    private static Collection<String> of(String text) {
        return Tokens.of(Stream.of(text));
    }
}
