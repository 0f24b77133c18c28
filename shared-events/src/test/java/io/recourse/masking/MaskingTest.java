package io.recourse.masking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTest {

    private static final int SHORT = 1 << 14;
    private static final int LONG = 1 << 17;
    private static final int MEGABYTE = 1 << 20;

    @Test
    void saysWhatWasMaskedAndWhereInCharacters() {
        Masked masked = Masking.mask("😀 卡号４１１１ １１１１ １１１１ １１１１, my PIN is 1234.");

        assertThat(masked.text()).isEqualTo("😀 卡号[card-number], my PIN is [password].");
        assertThat(masked.findings())
                .containsExactly(new Finding(SecretKind.CARD_NUMBER, 4), new Finding(SecretKind.PASSWORD, 35));
    }

    @Test
    void seesThroughInvisibleCharactersAndOtherDigits() {
        assertThat(Masking.mask("4111\u200b1111\u00ad1111\u20601111").text()).isEqualTo("[card-number]");
        assertThat(Masking.mask("٤١١١١١١١١١١١١١١١").text()).isEqualTo("[card-number]");
        assertThat(Masking.mask("𝟒𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏").text()).isEqualTo("[card-number]");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 9})
    void numbersThatTouchEachOtherAreAllTakenAtOnce(int times) {
        String text = "11010519491231002X".repeat(times) + "4111111111111111";

        assertThat(Masking.mask(text).text()).isEqualTo("[identity-number]".repeat(times) + "[card-number]");
    }

    @Property(tries = 2000)
    void isIdempotent(@ForAll("conversations") String text) {
        Masked once = Masking.mask(text);

        assertThat(Masking.mask(once.text())).isEqualTo(new Masked(once.text(), List.of()));
    }

    @Property(tries = 2000)
    void leavesNoCardNumberInWhateverGroups(
            @ForAll("cards") String card,
            @ForAll("separators") List<String> separators,
            @ForAll("conversations") String before) {
        String grouped = IntStream.range(0, card.length())
                .mapToObj(i -> (i == 0 ? "" : separators.get(i)) + card.charAt(i))
                .collect(Collectors.joining());

        String masked = Masking.mask(before + ": " + grouped + ".").text();

        assertThat(masked).doesNotContain(grouped).endsWith("].");
    }

    @Property(tries = 2000)
    void leavesNoNumberThatPassesTheCheckAndMayBeACards(@ForAll("digits") String text) {
        String masked = Masking.mask(text).text();

        for (String number : masked.split("\\D+")) {
            assertThat(CardNumber.isPossible(number)).as(masked).isFalse();
        }
    }

    @Property(tries = 2000)
    void touchesNoTextWithoutDigits(@ForAll("words") String text) {
        assertThat(Masking.mask(text)).isEqualTo(new Masked(text, List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4",
                "4 ",
                "41-",
                " ",
                "4111 1111 1111 1111 ",
                "4111111111111112 ",
                "11010519491231002X",
                "1x ",
                "password ",
                "password is ",
                "密码",
                "密码是",
                "验证码是的",
                "the code ",
                "pin my ",
                "'",
                "password is '",
                "is my ",
                "1 is my ",
                "[card-number] ",
                "[",
                "a1",
                "\u200b",
                "４",
                "one ",
                "otp one "
            })
    void worksNoHarderOnAHostileTextThanItsLength(String piece) {
        assertThat(work(piece, LONG)).isLessThanOrEqualTo(work(piece, SHORT) * (LONG / SHORT) * 5 / 4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4 ", "password is ", "验证码是"})
    void worksThroughAMegabyteAsThroughEightPiecesOfIt(String piece) {
        assertThat(work(piece, MEGABYTE)).isLessThanOrEqualTo(work(piece, LONG) * (MEGABYTE / LONG) * 5 / 4);
    }

    /** How many characters both searches look at. */
    private static long work(String piece, int length) {
        CountedText counted = new CountedText(Plain.of(piece.repeat(length / piece.length())));
        Numbers.in(counted);
        TellTales.in(counted);
        return counted.looks();
    }

    @Provide
    Arbitrary<String> cards() {
        return Combinators.combine(
                        Arbitraries.of("4", "51", "55", "2221", "34", "37", "3530", "6011", "65", "62"),
                        Arbitraries.longs().between(0, Long.MAX_VALUE))
                .as((prefix, seed) -> {
                    int length = prefix.startsWith("34") || prefix.startsWith("37") ? 15 : 16;
                    Random random = new Random(seed);
                    String body = prefix
                            + random.ints(length - prefix.length() - 1, 0, 10)
                                    .mapToObj(String::valueOf)
                                    .collect(Collectors.joining());
                    return IntStream.range(0, 10)
                            .mapToObj(check -> body + check)
                            .filter(CardNumber::isOfGreatIssuer)
                            .findFirst()
                            .orElseThrow();
                });
    }

    @Provide
    Arbitrary<List<String>> separators() {
        return Arbitraries.of("", "", "", " ", "-", "\u00a0", "－", " - ").list().ofSize(20);
    }

    @Provide
    Arbitrary<String> digits() {
        return Arbitraries.strings()
                .withChars("0123456789".repeat(4) + " -，:")
                .ofMinLength(10)
                .ofMaxLength(80);
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.strings().withChars("abc 密码锁忘记了，。.\n").ofMaxLength(80);
    }

    /** Pieces of what secrets are made of, in every order. */
    @Provide
    Arbitrary<String> conversations() {
        return Arbitraries.of(
                        "password",
                        "PIN",
                        "OTP",
                        "the code",
                        "CVV",
                        "密码",
                        "验证码",
                        "口令",
                        " is ",
                        " was ",
                        ": ",
                        "=",
                        "是",
                        "为",
                        "改成",
                        " my ",
                        " your ",
                        " to ",
                        " and ",
                        " I gave him ",
                        "我的",
                        "这个",
                        "收到",
                        "，",
                        ",",
                        ".",
                        "。",
                        "(",
                        ")",
                        "'",
                        "\"",
                        "“",
                        "”",
                        " ",
                        "-",
                        "_",
                        "\n",
                        "1234",
                        "123",
                        "12",
                        "1",
                        "123456",
                        "12345678",
                        "hunter2",
                        "sunshine",
                        "错误",
                        "4111111111111111",
                        "4111 1111 1111 1111",
                        "9558 8000 0000 0001",
                        "11010519491231002X",
                        "110105491231002",
                        "12/26",
                        "x",
                        "[password]",
                        "[card-number]",
                        "one two three four",
                        "一二三四",
                        "2024-03-15",
                        "元",
                        "😀")
                .list()
                .ofMaxSize(14)
                .map(pieces -> String.join("", pieces));
    }
}
