package io.recourse.query.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.query.QueryTest;
import io.recourse.testing.CaseEvents;
import io.recourse.testing.EventLog;
import io.recourse.testing.HttpCalls.Answer;
import io.recourse.testing.TestTokens;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TimelineControllerTest extends QueryTest {

    private static final String PATH = "/api/v1/disputes/" + CaseEvents.id(3001) + "/timeline";

    @BeforeAll
    void aCase() {
        happened(new EventLog()
                .recordedFrom(CaseEvents.START)
                .add(CaseEvents.whole(3001))
                .add(CaseEvents.whole(3002))
                .add(CaseEvents.of(3003)
                        .opened()
                        .note("her name is Ann")
                        .contact()
                        .redacted(1)));
    }

    @Test
    void eachLineIsLinkedToItsEvent() {
        var line = get(PATH, TestTokens.agent()).json().at("/items/6");

        assertThat(line.at("/sequence").asLong()).isEqualTo(6);
        assertThat(line.at("/eventId").asString()).isEqualTo("event-" + CaseEvents.id(3001) + "-6");
        assertThat(line.at("/type").asString()).isEqualTo("RefundRequested");
        assertThat(line.at("/text").asString()).startsWith("Refund of 90.00 CNY requested by agent agent");
        assertThat(line.at("/actor/id").asString()).isEqualTo("agent");
        assertThat(line.at("/actor/role").asString()).isEqualTo("AGENT");
        assertThat(line.at("/channel").asString()).isEqualTo("PHONE");
        assertThat(line.at("/occurredAt").asString()).endsWith("T14:00:00Z");
        assertThat(line.at("/recordedAt").asString()).isEqualTo("2026-03-02T08:00:06Z");
    }

    @ParameterizedTest
    @CsvSource({"en,Note by agent agent: [redacted]", "zh,客服 agent 添加备注：〔已隐去〕"})
    void redactedWordsAreGoneAndTheLineSaysSo(String language, String text) {
        String path = "/api/v1/disputes/" + CaseEvents.id(3003) + "/timeline";
        Answer answer = http().send(http().to(path, TestTokens.agent()).header("Accept-Language", language));
        var line = answer.json().at("/items/1");

        assertThat(answer.body()).doesNotContain("Ann");
        assertThat(line.at("/text").asString()).isEqualTo(text);
        assertThat(line.at("/type").asString()).isEqualTo("NoteAdded");
        assertThat(line.at("/actor/id").asString()).isEqualTo("agent");
        assertThat(line.at("/occurredAt").asString()).endsWith("T09:00:00Z");
        assertThat(answer.json().at("/items/2/text").asString()).contains("told us the story");
        assertThat(database()
                        // With its blanks, because three letters turn up by chance in what is sealed.
                        .sql("select count(*) from query.timeline_entry where params::text like '% name is Ann%'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"zh-CN,zh-CN,客服 agent 添加备注", "'zh;q=0.5, en',en,Note by agent agent", "fr,en,Note by agent agent"})
    void readerChoosesTheLanguage(String wanted, String got, String start) {
        Answer answer = http().send(http().to(PATH, TestTokens.agent()).header("Accept-Language", wanted));

        assertThat(answer.header("Content-Language")).contains(got);
        assertThat(answer.json().at("/items/4/text").asString()).startsWith(start);
    }

    @Test
    void pagesGoThroughAllLinesInOrder() {
        List<Long> seen = new ArrayList<>();
        String cursor = "";
        do {
            var page = get(PATH + "?limit=5" + cursor, TestTokens.agent()).json();
            page.at("/items").forEach(item -> seen.add(item.at("/sequence").asLong()));
            cursor =
                    page.has("nextCursor") ? "&cursor=" + page.at("/nextCursor").asString() : "";
        } while (!cursor.isEmpty());

        assertThat(seen).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L);
    }

    @Test
    void cursorOfAnotherCaseIsRefused() {
        String other = "/api/v1/disputes/" + CaseEvents.id(3002) + "/timeline";
        String cursor = get(PATH + "?limit=1", TestTokens.agent())
                .json()
                .at("/nextCursor")
                .asString();

        assertThat(get(other + "?cursor=" + cursor, TestTokens.agent()).status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=-1", "limit=201", "cursor=AAAA", "cursor=%00", "lang=zh"})
    void badParameterIs400(String query) {
        assertThat(get(PATH + "?" + query, TestTokens.agent()).status()).isEqualTo(400);
    }
}
