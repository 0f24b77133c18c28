package io.recourse.query.merchant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.recourse.actor.Actor;
import io.recourse.actor.Role;
import io.recourse.dispute.DisputeEvent;
import io.recourse.payment.MerchantId;
import io.recourse.query.QueryTest;
import io.recourse.query.rebuild.Rebuilds;
import io.recourse.rebuild.RebuildState;
import io.recourse.rebuild.StartRebuild;
import io.recourse.rebuild.SwitchMode;
import io.recourse.runtime.problem.ProblemException;
import io.recourse.testing.CaseEvents;
import io.recourse.testing.EventLog;
import io.recourse.testing.HttpCalls;
import io.recourse.testing.HttpCalls.Answer;
import io.recourse.testing.TestTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Merchants follow what changes in their cases. */
class MerchantFeedTest extends QueryTest {

    private static final String PATH = "/api/v1/merchant/disputes";
    private static final int WRITERS = 4;
    private static final int CASES_OF_EACH = 6;
    /** While the cases are made anew, and when all who follow have together asked more often than a merchant may. */
    private static final Set<Integer> ASKED_TO_COME_AGAIN = Set.of(429, 503);

    @Autowired
    private MerchantFeed feed;

    @Autowired
    private Rebuilds rebuilds;

    @Autowired
    private TransactionTemplate transactions;

    /** Several write, several read, and in the middle the table that is read is exchanged for another. */
    @ParameterizedTest
    @ValueSource(ints = {53_000, 53_100})
    void whoFollowsSeesEveryLastChangeAndNothingTwice(int first) throws Exception {
        String merchant = "m-" + first;
        RandomGenerator random = RandomGenerator.of("SplittableRandom");
        List<List<List<DisputeEvent>>> writers = IntStream.range(0, WRITERS)
                .mapToObj(writer -> pieces(merchant, first + writer * CASES_OF_EACH, random))
                .toList();
        AtomicBoolean written = new AtomicBoolean();
        try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Follower>> readers = Stream.of(1, 3, 200)
                    .map(limit ->
                            CompletableFuture.supplyAsync(() -> new Follower(merchant, limit).follow(written), all))
                    .toList();
            CompletableFuture<?> rebuilt = CompletableFuture.runAsync(() -> rebuildCases("rbd_" + first), all);
            CompletableFuture.allOf(writers.stream()
                            .map(pieces -> CompletableFuture.runAsync(() -> write(pieces), all))
                            .toArray(CompletableFuture[]::new))
                    .join();
            rebuilt.join();
            awaitProjections();
            written.set(true);

            Map<String, Long> last = lastVersions(merchant);
            assertThat(last).hasSize(WRITERS * CASES_OF_EACH);
            for (CompletableFuture<Follower> reader : readers) {
                assertThat(reader.join().seen).isEqualTo(last);
            }
        }
    }

    @Test
    void placeIsGivenAtTheEndAndLeadsToWhatChangesLater() {
        EventLog log = new EventLog().add(CaseEvents.of(5301).merchant("m-5300").opened());
        happened(log.add(CaseEvents.of(5302).merchant("m-5300").opened()));
        String token = TestTokens.merchant("m-5300");

        JsonNode all = get(PATH, token).json();
        assertThat(ids(all))
                .containsExactly(
                        CaseEvents.id(5301).value(), CaseEvents.id(5302).value());
        assertThat(all.has("nextCursor")).isFalse();
        String place = all.at("/resumeCursor").asString();
        JsonNode nothing = get(PATH + "?cursor=" + place, token).json();
        assertThat(ids(nothing)).isEmpty();
        assertThat(nothing.at("/resumeCursor").asString()).isEqualTo(place);

        happened(log.addCase(CaseEvents.of(5301).opened().contact().events().subList(1, 2)));
        assertThat(ids(get(PATH + "?cursor=" + place, token).json()))
                .containsExactly(CaseEvents.id(5301).value());
        assertThat(ids(get(PATH, token).json()))
                .as("a case that changes moves to the end")
                .containsExactly(
                        CaseEvents.id(5302).value(), CaseEvents.id(5301).value());
    }

    @Test
    void merchantWithoutCasesHasAPlaceToo() {
        String token = TestTokens.merchant("m-5309");
        JsonNode none = get(PATH, token).json();
        assertThat(ids(none)).isEmpty();

        happened(new EventLog().add(CaseEvents.of(5309).merchant("m-5309").opened()));

        assertThat(ids(get(PATH + "?cursor=" + none.at("/resumeCursor").asString(), token)
                        .json()))
                .containsExactly(CaseEvents.id(5309).value());
    }

    @Test
    void beginsAtAnyTime() {
        Instant from = CaseEvents.START.plus(Duration.ofDays(3));
        happened(new EventLog()
                .add(CaseEvents.of(5311).merchant("m-5310").opened())
                .recordedFrom(from)
                .add(CaseEvents.of(5312).merchant("m-5310").opened()));
        String token = TestTokens.merchant("m-5310");

        assertThat(ids(get(PATH + "?updatedAfter=" + from.minusSeconds(1), token)
                        .json()))
                .containsExactly(CaseEvents.id(5312).value());
        JsonNode later = get(PATH + "?updatedAfter=" + from, token).json();
        assertThat(ids(later)).isEmpty();
        assertThat(ids(get(PATH + "?cursor=" + later.at("/resumeCursor").asString(), token)
                        .json()))
                .as("a place once reached does not depend on clocks")
                .isEmpty();
    }

    @Test
    void whoComesFromBeforeTheNumberingBeganGoesOnByTime() {
        Instant began = CaseEvents.START.plus(Duration.ofDays(7));
        happened(new EventLog()
                .add(CaseEvents.of(5321).merchant("m-5320").opened())
                .recordedFrom(began)
                .add(CaseEvents.of(5322).merchant("m-5320").opened()));
        String other = new FeedPosition("another", Long.MAX_VALUE, began.minus(Duration.ofHours(1))).cursor();

        JsonNode page =
                get(PATH + "?cursor=" + other, TestTokens.merchant("m-5320")).json();

        assertThat(ids(page)).containsExactly(CaseEvents.id(5322).value());
        assertThat(page.at("/resumeCursor").asString()).isNotEqualTo(other);
    }

    /** A cursor is no secret: anybody can make one. */
    @ParameterizedTest
    @ValueSource(strings = {"+1000000000-12-31T23:59:59Z", "-1000000000-01-01T00:00:00Z", "-4800-01-01T00:00:00Z"})
    void placeAtTheEndOfTimeIsNoPlace(String time) {
        String place = new FeedPosition("another", 1, Instant.parse(time)).cursor();

        for (String path : List.of(PATH, PATH + "/changes", "/api/v1/merchant/exports/csv")) {
            assertThat(get(path + "?cursor=" + place, TestTokens.merchant("m-5320"))
                            .status())
                    .as(path)
                    .isEqualTo(400);
        }
    }

    @Test
    void filtersCombine() {
        happened(new EventLog()
                .add(CaseEvents.of(5331).merchant("m-5330").whole())
                .add(CaseEvents.of(5332).merchant("m-5330").opened()));
        String token = TestTokens.merchant("m-5330");
        String closed = CaseEvents.id(5331).value();
        String open = CaseEvents.id(5332).value();

        assertThat(ids(get(PATH + "?status=CLOSED,OPEN", token).json())).containsExactlyInAnyOrder(closed, open);
        assertThat(ids(get(PATH + "?status=CLOSED&reason=FRAUD_UNAUTHORISED", token)
                        .json()))
                .isEmpty();
        assertThat(ids(get(PATH + "?paymentId=pay-5332", token).json())).containsExactly(open);
        assertThat(ids(get(PATH + "?phase=CLOSED&paymentId=pay-5331,pay-5332", token)
                        .json()))
                .containsExactly(closed);
        assertThat(ids(get(PATH + "?openedAfter=2999-01-01T00:00:00Z", token).json()))
                .isEmpty();
    }

    /** While the cases are made anew a page would have holes, and a cursor past them. */
    @Test
    void whatIsNotThereYetIsNotPassedOver() {
        happened(new EventLog().add(CaseEvents.of(5341).merchant("m-5340").opened()));

        assertThat(transactions.<String>execute(status -> {
                    status.setRollbackOnly();
                    database()
                            .sql("delete from query.dispute_case where merchant_id = 'm-5340'")
                            .update();
                    try {
                        feed.handle(new ListMerchantCases(MerchantId.of("m-5340"), all(), Optional.empty(), 10));
                        return "passed over";
                    } catch (ProblemException refused) {
                        return refused.type().slug();
                    }
                }))
                .isEqualTo("unavailable");
    }

    /** Plans depend on how many there are: so many that reading them all would be noticed. */
    @Test
    void readsNoMoreThanAPageHoweverManyCasesThereAre() {
        happened(new EventLog().add(CaseEvents.of(5351).merchant("m-5350").opened()));

        undone(() -> {
            int number = 20_000;
            multiply(number);
            for (int from : new int[] {0, number / 2, number - 30}) {
                Reads before = reads();
                MerchantCaseList page = feed.handle(new ListMerchantCases(
                        MerchantId.of("m-5350"),
                        all(),
                        Optional.of(new FeedPosition(epoch(), 1_000_000_000L + from, Instant.EPOCH)),
                        20));
                assertThat(page.lines()).hasSize(20);
                Reads after = reads();
                assertThat(after.scans() - before.scans())
                        .as("whole tables read from %s", from)
                        .isZero();
                assertThat(after.rows() - before.rows())
                        .as("rows read from %s", from)
                        .isLessThan(100);
            }
        });
    }

    private record Reads(long scans, long rows) {}

    private Reads reads() {
        return database()
                .sql("select sum(seq_scan), sum(idx_tup_fetch) from pg_stat_xact_user_tables"
                        + " where schemaname = 'query' and relname in ('case_change', 'dispute_case')")
                .query((row, index) -> new Reads(row.getLong(1), row.getLong(2)))
                .single();
    }

    private void multiply(int number) {
        database().sql("""
                        insert into query.dispute_case
                        select (jsonb_populate_record(one, jsonb_build_object('case_id', 'copy-' || i))).*
                        from query.dispute_case as one, generate_series(1, :number) as i
                        where one.merchant_id = 'm-5350'
                        """).param("number", number).update();
        database().sql("""
                        insert into query.case_change
                        select 'copy-' || i, merchant_id, version, status, updated_at, 1000000000 + i
                        from query.case_change, generate_series(1, :number) as i where merchant_id = 'm-5350'
                        """).param("number", number).update();
        database().sql("analyze query.dispute_case").update();
        database().sql("analyze query.case_change").update();
    }

    private String epoch() {
        return database()
                .sql("select epoch from query.case_change_epoch")
                .query(String.class)
                .single();
    }

    private static MerchantFilter all() {
        return new MerchantFilter(
                List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), Optional.empty(), Optional.empty());
    }

    /** The histories of some cases, mixed, in pieces of one to three events. */
    private static List<List<DisputeEvent>> pieces(String merchant, int first, RandomGenerator random) {
        List<List<DisputeEvent>> left = new ArrayList<>(IntStream.range(first, first + CASES_OF_EACH)
                .mapToObj(id -> CaseEvents.of(id).merchant(merchant).whole().events())
                .toList());
        List<List<DisputeEvent>> pieces = new ArrayList<>();
        while (!left.isEmpty()) {
            int at = random.nextInt(left.size());
            List<DisputeEvent> events = left.remove(at);
            int some = Math.min(events.size(), 1 + random.nextInt(3));
            pieces.add(events.subList(0, some));
            if (some < events.size()) {
                left.add(events.subList(some, events.size()));
            }
        }
        return pieces;
    }

    /** Recorded now: of what is old the store takes for granted that nobody still writes it. */
    private void write(List<List<DisputeEvent>> pieces) {
        EventLog log = new EventLog().recordedFrom(Instant.now());
        pieces.forEach(piece -> log.addCase(piece).appendTo(events()));
    }

    private void rebuildCases(String id) {
        rebuilds.start(new StartRebuild(
                "cases", id, 2, SwitchMode.ALWAYS, Optional.empty(), new Actor("admin", Role.ADMIN), CaseEvents.START));
        await().atMost(Duration.ofMinutes(1))
                .until(() -> rebuilds.latest("cases").orElseThrow().state() == RebuildState.SWITCHED);
    }

    private Map<String, Long> lastVersions(String merchant) {
        Map<String, Long> versions = new HashMap<>();
        database()
                .sql("select case_id, version from query.dispute_case where merchant_id = :merchant")
                .param("merchant", merchant)
                .query(row -> {
                    versions.put(row.getString(1), row.getLong(2));
                });
        return versions;
    }

    private static List<String> ids(JsonNode page) {
        return page.at("/items")
                .valueStream()
                .map(item -> item.at("/disputeId").asString())
                .toList();
    }

    /** Reads from the beginning and goes on, and minds that no case comes again without having changed. */
    private final class Follower {

        private final Map<String, Long> seen = new HashMap<>();
        private final HttpCalls calls = http();
        private final String token;
        private final int limit;

        Follower(String merchant, int limit) {
            this.token = TestTokens.merchant(merchant);
            this.limit = limit;
        }

        Follower follow(AtomicBoolean written) {
            String cursor = "";
            boolean last = false;
            while (true) {
                boolean wasWritten = written.get();
                Answer answer = calls.send(calls.to(PATH + "?limit=" + limit + cursor, token));
                if (ASKED_TO_COME_AGAIN.contains(answer.status())) {
                    assertThat(answer.header("Retry-After")).isPresent();
                    continue;
                }
                assertThat(answer.status()).isEqualTo(200);
                JsonNode page = answer.json();
                page.at("/items").forEach(this::take);
                cursor = "&cursor=" + page.at("/resumeCursor").asString();
                boolean end = !page.has("nextCursor");
                if (end && wasWritten) {
                    return this;
                }
            }
        }

        private void take(JsonNode item) {
            String id = item.at("/disputeId").asString();
            long version = item.at("/version").asLong();
            assertThat(version).as("seen again without a change: " + id).isGreaterThan(seen.getOrDefault(id, -1L));
            seen.put(id, version);
        }
    }
}
