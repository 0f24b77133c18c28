package io.recourse.benchmarks.reading;

import io.recourse.benchmarks.polling.Connection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Every filter of the worklist that is documented, every order, pages that are far in, words, a case, and counts. */
final class Questions {

    private static final String CASES = "/api/v1/disputes";
    private static final double CASE_MILLIS = 5;
    private static final double PAGE_MILLIS = 20;
    private static final List<String> SORTS =
            List.of("-openedAt", "openedAt", "-updatedAt", "updatedAt", "dueAt", "-dueAt");
    private static final Pattern NEXT = Pattern.compile("\"nextCursor\":\"([^\"]+)\"");

    private final int cases;
    private final Instant now;
    private final URI server;
    private final String token;
    private final List<Question> all = new ArrayList<>();

    private Questions(int cases, Instant now, URI server, String token) {
        this.cases = cases;
        this.now = now.truncatedTo(ChronoUnit.SECONDS);
        this.server = server;
        this.token = token;
    }

    static List<Question> of(int cases, Instant now, URI server, String token) throws Exception {
        Questions questions = new Questions(cases, now, server, token);
        questions.all.add(new Question("Case view", "a case", CASE_MILLIS, i -> CASES + "/" + questions.caseId(i)));
        questions.sorts();
        questions.filters();
        questions.combinations();
        questions.words();
        questions.counts();
        return questions.all;
    }

    private void sorts() throws Exception {
        for (String sort : SORTS) {
            page("No filter", "sort=" + sort, i -> "sort=" + sort + "&limit=" + (50 + i % 5));
            page("No filter", "sort=" + sort + ", largest page", i -> "sort=" + sort + "&limit=" + (200 - i % 5));
            List<String> cursors = cursors("sort=" + sort + "&limit=200", 20);
            page(
                    "No filter",
                    "sort=" + sort + ", later pages",
                    i -> "sort=" + sort + "&limit=" + (50 + i % 5) + "&cursor=" + cursors.get(i % cursors.size()));
        }
    }

    private void filters() {
        filter("status", "OPEN", "ACTION_REQUIRED", "IN_REVIEW", "REFUNDING", "RESOLVED", "CLOSED", "OPEN,CLOSED");
        filter("stage", "INQUIRY", "CLAIM", "ARBITRATION", "PRE_ARBITRATION", "REVERSAL");
        filter("phase", "NEW", "AWAITING_CUSTOMER", "AWAITING_MERCHANT", "UNDER_REVIEW", "EXECUTING", "CLOSED");
        filter("reason", "PRODUCT_NOT_RECEIVED", "SERVICE_QUALITY", "PRIVACY", "OTHER,PRIVACY");
        filter("channel", "MINI_PROGRAM", "LETTER", "REGULATOR,BATCH");
        filter("outcome", "CUSTOMER_FAVOUR", "MERCHANT_FAVOUR", "PREVENTED", "UNDECIDED");
        filter("funds", "UNTOUCHED", "REFUNDED_FULL", "REFUND_PENDING", "RETURNED", "FAILED");
        filter("origin", "WALLET", "REGULATOR");
        filter("queue", "FRONT_DESK", "REGULATORY", "SCHEME,SECURITY");
        filter("waitingFor", "RESPONSE", "EVIDENCE", "APPROVAL", "RETURN");
        filter("task", "REFUND_GIVEN_UP", "MONEY_LOST_TWICE");
        filter("late", "OPERATOR", "MERCHANT", "CUSTOMER");
        filter("missed", "FIRST_RESPONSE", "RESOLUTION", "APPEAL");
        filter("source", "wechat-pay", "cn-12315", "nobody");
        filter("urgent", "true", "false");
        filter("view", "mine", "atRisk", "actionRequired");
        filter("merchantId", "m-big", "m-nobody");
        each("merchantId", "a middling one", i -> "merchantId=m-" + (1000 + i % 40));
        each("merchantId", "a small one", i -> "merchantId=m-" + (15_000 + i));
        each("customerId", "one each", i -> "customerId=c-" + (100_000 + i * 7L % Math.max(1, cases * 4 / 10)));
        each("assignee", "one each", i -> "assignee=agent-" + i % 200);
        each("incidentId", "one each", i -> "incidentId=inc_01" + "%024d".formatted(i % 50));
        each("dueBefore", "next days", i -> "dueBefore=" + now.plus(Duration.ofHours(i % 200)));
        each("openedAfter", "last days", i -> "openedAfter=" + now.minus(Duration.ofHours(i)));
        each("openedAfter", "a year", i -> "openedAfter=" + now.minus(Duration.ofDays(365 + i % 50)));
        each("openedAfter", "nearly all", i -> "openedAfter=" + now.minus(Duration.ofDays(1090 - i % 50)));
        each("updatedAfter", "last days", i -> "updatedAfter=" + now.minus(Duration.ofHours(i)));
        each("updatedAfter", "a year", i -> "updatedAfter=" + now.minus(Duration.ofDays(365 + i % 50)));
        each("updatedAfter", "nearly all", i -> "updatedAfter=" + now.minus(Duration.ofDays(1090 - i % 50)));
    }

    private void combinations() {
        String group = "Combined";
        for (String sort : List.of("-openedAt", "dueAt")) {
            for (String filters : List.of(
                    "merchantId=m-big&status=OPEN",
                    "merchantId=m-big&status=CLOSED&outcome=MERCHANT_FAVOUR",
                    "queue=REGULATORY&phase=NEW&urgent=true",
                    "status=CLOSED&view=atRisk",
                    "status=OPEN&outcome=SPLIT",
                    "reason=PRIVACY&channel=LETTER",
                    "view=actionRequired&queue=COMPLAINTS")) {
                page(group, filters + ", sort=" + sort, i -> filters + "&sort=" + sort + "&limit=" + (50 + i % 5));
            }
            page(
                    group,
                    "assignee, status and dueBefore, sort=" + sort,
                    i -> "assignee=agent-" + i % 200 + "&status=OPEN,IN_REVIEW&dueBefore="
                            + now.plus(Duration.ofDays(3)) + "&sort=" + sort);
        }
    }

    private void words() {
        String group = "Words (q)";
        page(group, "said in nearly every case", i -> "q=refund&limit=" + (50 + i % 5));
        page(group, "of about one case in ten", i -> "q=" + word(20 + i % 20));
        page(group, "of about one case in a hundred", i -> "q=" + word(400 + i % 100));
        page(group, "of about one case in a thousand", i -> "q=" + word(1_900 + i % 100));
        page(group, "of one case in ten thousand", i -> "q=" + encoded(Templates.rareWord(i % Templates.rareWords())));
        page(group, "of no case", i -> "q=nobodysaysthis" + i);
        page(group, "a case's id", i -> "q=" + caseId(i));
        page(group, "an order number", i -> "q=order-x" + number(i));
        page(group, "a common word and a rare one", i -> "q=refund%20" + encoded(Templates.rareWord(i % 20)));
        page(group, "a rare word of one status", i -> "status=OPEN&q=" + encoded(Templates.rareWord(i % 20)));
    }

    private void counts() {
        for (String query : List.of(
                "by=status",
                "by=status,stage,phase,queue",
                "by=assignee&status=OPEN",
                "by=status&merchantId=m-big",
                "by=reason&view=atRisk")) {
            all.add(new Question("Counts", query, Question.NO_TARGET, i -> CASES + "/counts?" + query));
        }
    }

    private void filter(String name, String... values) {
        for (String value : values) {
            each(name, value, i -> name + "=" + value + "&limit=" + (50 + i % 5));
            page("By " + name, value + ", largest page", i -> name + "=" + value + "&limit=" + (200 - i % 5));
        }
    }

    /** In every order. */
    private void each(String name, String value, IntFunction<String> query) {
        for (String sort : SORTS) {
            page("By " + name, value + ", sort=" + sort, i -> query.apply(i) + "&sort=" + sort);
        }
    }

    private void page(String group, String name, IntFunction<String> query) {
        all.add(new Question(group, name, PAGE_MILLIS, i -> CASES + "?" + query.apply(i)));
    }

    private List<String> cursors(String query, int pages) throws Exception {
        List<String> cursors = new ArrayList<>();
        try (Connection connection = new Connection(server)) {
            String path = CASES + "?" + query;
            while (cursors.size() < pages) {
                Connection.Answer answer = connection.get(path, Map.of("Authorization", token));
                Matcher next = NEXT.matcher(new String(answer.body(), StandardCharsets.UTF_8));
                if (!next.find()) {
                    break;
                }
                cursors.add(next.group(1));
                path = CASES + "?" + query + "&cursor=" + next.group(1);
            }
        }
        return cursors;
    }

    /** Scattered, and no two the same. */
    private long number(int i) {
        return 1 + (i * 7_919L) % cases;
    }

    private String caseId(int i) {
        return "case_02%024d".formatted(number(i));
    }

    private static String word(int rank) {
        return encoded(Templates.word(rank));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
