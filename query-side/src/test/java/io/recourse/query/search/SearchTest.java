package io.recourse.query.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.query.QueryTest;
import io.recourse.query.search.SearchRows.Silenced;
import io.recourse.testing.CaseEvents;
import io.recourse.testing.EventLog;
import io.recourse.testing.HttpCalls.Answer;
import io.recourse.testing.PaymentEvents;
import io.recourse.testing.TestTokens;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Five cases of merchant m-9300, opened a day after each other. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchTest extends QueryTest {

    private static final String PATH = "/api/v1/disputes";
    private static final String MINE = "merchantId=m-9300&q=";

    @Autowired
    private SearchRows rows;

    @Autowired
    private Blinded blinded;

    @BeforeAll
    void cases() {
        happened(new EventLog()
                .add(of(9301).description("I asked for a refund twice, nobody answered")
                        .opened())
                .add(of(9302).description("商家一直不退款，客服也不回复").opened().note("Refunded by the bank already"))
                .add(of(9303).description("Das Päckchen kam nie an 😡").opened().receipt())
                .add(of(9304).opened().contact().refundRequested("5.00").refundSucceeded("5.00"))
                .add(of(9305).description("用户要求退款 refund-desk@shop.example").opened())
                .addPayment(PaymentEvents.of(9304).recorded().events()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // Every form of an English word, in any case and width.
                "refund | 9305 9302 9301",
                "REFUNDING | 9305 9302 9301",
                "ｒｅｆｕｎｄｓ | 9305 9302 9301",
                "answer | 9301",
                // Words of Chinese out of the middle of a run, and single characters.
                "退款 | 9305 9302",
                "客服 | 9302",
                "回复 | 9302",
                "款 | 9305 9302",
                "款退 |",
                "不退款，客服 | 9302",
                // All words, also of different events and languages.
                "退款 refunded | 9305 9302",
                "bank 客服 | 9302",
                "bank 用户 |",
                "story ledger-9304 | 9304",
                // What names the case.
                "test-9303 | 9303",
                "PAY-9304 | 9304",
                "c-9301 | 9301",
                "9305 | 9305",
                "m-9300 | 9305 9304 9303 9302 9301",
                "order-9304 | 9304",
                "story order-9304 | 9304",
                "bank order-9304 |",
                "shop.example | 9305",
                "凭证 1.pdf | 9303",
                "päckchen | 9303",
                "😡 | 9303",
                // The last word may be a beginning; others may not.
                "ref | 9305 9302 9301",
                "nobo | 9301",
                "nobo refund |",
                "refund nobo | 9301",
                "pay-930 | 9305 9304 9303 9302 9301",
                // Marks between words are no words.
                "refund - ! nobody | 9301",
            })
    void casesAreFoundByWhatWasSaid(String q, String expected) {
        assertThat(numbers(search(q))).isEqualTo(expected == null ? List.of() : List.of(expected.split(" ")));
    }

    @Test
    void caseIsFoundByItsId() {
        assertThat(numbers(search(CaseEvents.id(9302).value()))).containsExactly("9302");
        assertThat(numbers(search(CaseEvents.id(9302).value().toLowerCase(Locale.ROOT))))
                .containsExactly("9302");
    }

    @Test
    void wordsCombineWithFiltersOrderAndPages() {
        assertThat(numbers(search("refund", "&customerId=c-9301,c-9304"))).containsExactly("9301");
        assertThat(numbers(search("refund", "&sort=openedAt"))).containsExactly("9301", "9302", "9305");
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = search("refund", "&limit=1" + cursor);
            assertThat(page.at("/items").size()).isEqualTo(1);
            seen.addAll(numbers(page));
            cursor =
                    page.has("nextCursor") ? "&cursor=" + page.at("/nextCursor").asString() : "";
        } while (!cursor.isEmpty());
        assertThat(seen).containsExactly("9305", "9302", "9301");
        assertThat(get(PATH + "/counts?by=reason&" + MINE + "refund", TestTokens.supervisor())
                        .json()
                        .at("/total")
                        .asLong())
                .isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'",
                "''''",
                "\\",
                "refund\\",
                "' | 'refund",
                "refund:*",
                "refund:A & !bank",
                "(refund",
                "refund <-> <2> | & !",
                "%",
                "_",
                "\"",
                "$1 ? :q {}",
                "!!! ??? …。，",
                "\0",
                "refund\0\0'",
                "\u200B\u200D\uFEFF\u202E",
                "\uFFFF\uFFFD",
                "👩‍👩‍👧‍👦🏳️‍🌈",
                "\uFDFA\uFDFA\uFDFA",
                "a-a-a-a-1",
                "İIıß",
            })
    void hostileWordsNeverFail(String q) {
        for (String sort : List.of("openedAt", "-dueAt")) {
            assertThat(get(PATH + "?sort=" + sort + "&q=" + encoded(q), TestTokens.agent())
                            .status())
                    .isIn(200, 400);
        }
        assertThat(get(PATH + "/counts?q=" + encoded(q), TestTokens.agent()).status())
                .isIn(200, 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%ED%A0%80", "%FF%FE", "%C0%80", "%00", "%F0%9F%98"})
    void brokenEncodingsNeverFail(String raw) {
        Answer answer = get(PATH + "?q=" + raw, TestTokens.agent());

        assertThat(answer.status()).as(answer.body()).isIn(200, 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"!!!", "' \" \\", "。，", "\u200B"})
    void marksAloneFindNothing(String q) {
        assertThat(numbers(search(q))).isEmpty();
    }

    @Test
    void manyWordsAreAsked() {
        String hundred = IntStream.range(0, 100)
                .mapToObj(n -> Character.toString('一' + n))
                .collect(Collectors.joining(" "));

        assertThat(numbers(search(hundred.substring(0, 199)))).isEmpty();
    }

    @Test
    void tooMuchIsAProblemThatSaysSo() {
        Answer answer = get(PATH + "?q=" + encoded("退".repeat(300)), TestTokens.agent());
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/violations/0/pointer").asString()).isEqualTo("?q");
        assertThat(get(PATH + "?q=" + "a".repeat(7_000), TestTokens.agent()).status())
                .isEqualTo(400);
        assertThat(get(PATH + "?q=" + "a".repeat(10_000), TestTokens.agent()).status())
                .isIn(400, 414, 431);
    }

    @Test
    void onlyStaffSearches() {
        String path = PATH + "?" + MINE + "refund";
        assertThat(http().send(http().to(path)).status()).isEqualTo(401);
        assertThat(get(path, TestTokens.merchant("m-9300")).status()).isEqualTo(403);
        assertThat(get(path, TestTokens.auditor()).status()).isEqualTo(403);
        assertThat(get(path, TestTokens.admin()).status()).isEqualTo(403);
        assertThat(get(path, TestTokens.supervisor()).status()).isEqualTo(200);
    }

    @Test
    void merchantCannotProbeForWordsThatItMayNotRead() {
        Answer answer = get("/api/v1/merchant/disputes?q=bank", TestTokens.merchant("m-9300"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/violations/0/pointer").asString()).isEqualTo("?q");
    }

    @Test
    void silencedWordsFindNothingAndIdentifiersStillDo() {
        CaseEvents secret =
                CaseEvents.of(9399).description("机密 secret").opened().note("another confidence");
        happened(new EventLog().add(secret));
        assertThat(anywhere("机密")).containsExactly("9399");

        rows.silence(List.of(new Silenced(secret.id(), 0)));
        rows.save(List.of(SearchRow.of(secret.events().getFirst(), 0, blinded)));

        assertThat(anywhere("机密")).isEmpty();
        assertThat(anywhere("secret")).isEmpty();
        assertThat(anywhere("confidence")).containsExactly("9399");
        assertThat(anywhere("pay-9399")).containsExactly("9399");
        assertThat(anywhere(secret.id().value())).containsExactly("9399");
    }

    @Test
    void whatIsWrittenAmongOthersIsFoundByWhatIsAskedAlone() {
        List<String> words = List.of("refund", "退款", "refunds", "refund", "r");

        assertThat(words.stream().map(blinded.words()))
                .containsExactlyElementsOf(words.stream().map(blinded::word).toList())
                .doesNotContainAnyElementsOf(words);
    }

    private List<String> anywhere(String q) {
        return numbers(get(PATH + "?q=" + encoded(q), TestTokens.agent()).json());
    }

    private JsonNode search(String q) {
        return search(q, "");
    }

    private JsonNode search(String q, String more) {
        Answer answer = get(PATH + "?" + MINE + encoded(q) + more, TestTokens.agent());
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static List<String> numbers(JsonNode page) {
        return page.at("/items")
                .valueStream()
                .map(item -> item.at("/customerId").asString().substring(2))
                .toList();
    }

    private static CaseEvents of(int number) {
        return CaseEvents.of(number).merchant("m-9300");
    }
}
