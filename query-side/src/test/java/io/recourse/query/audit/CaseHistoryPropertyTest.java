package io.recourse.query.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.actor.Actor;
import io.recourse.actor.Role;
import io.recourse.dispute.CaseState;
import io.recourse.dispute.CaseView;
import io.recourse.dispute.DisputeEvent;
import io.recourse.query.timeline.Change;
import io.recourse.query.timeline.Differences;
import io.recourse.runtime.language.Language;
import io.recourse.runtime.language.Texts;
import io.recourse.runtime.web.WebJson;
import io.recourse.testing.CaseEvents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Of any history, also of one with holes and in a strange order. */
class CaseHistoryPropertyTest {

    private static final Instant RECORDED = Instant.parse("2026-05-01T12:00:00Z");
    private static final Actor AUDITOR = new Actor("auditor", Role.AUDITOR);
    private static final JsonMapper JSON = WebJson.mapper();

    /** Members of the view that differences tell of, and where they are. */
    private static final Map<String, String> SCALARS = Map.ofEntries(
            Map.entry("status", "/status"),
            Map.entry("phase", "/phase"),
            Map.entry("stage", "/stage"),
            Map.entry("outcome", "/outcome"),
            Map.entry("basis", "/basis"),
            Map.entry("finality", "/finality"),
            Map.entry("appeal", "/appeal/state"),
            Map.entry("funds", "/funds"),
            Map.entry("refundedAmount", "/refundedAmount"),
            Map.entry("round", "/round"),
            Map.entry("late", "/late"),
            Map.entry("waitingFor", "/waitingFor"),
            Map.entry("closedAt", "/closedAt"),
            Map.entry("queue", "/handling/queue"),
            Map.entry("assignee", "/handling/assignee"),
            Map.entry("accountHeldSince", "/handling/accountHeldSince"),
            Map.entry("pausedAt", "/handling/pausedAt"),
            Map.entry("incidentId", "/handling/incidentId"));

    /** Lists of the view: the member that names an item, and those that differences tell of. */
    private static final Map<String, List<String>> LISTS = Map.of(
            "deadlines", List.of("name", "state", "dueAt"),
            "refunds", List.of("refundId", "amount", "status"),
            "receipts", List.of("receiptId", "kind", "withdrawnAt"),
            "offers", List.of("offerId", "amount", "state", "validUntil"),
            "informationRequests", List.of("requestId", "state"));

    static Stream<Long> seeds() {
        return Stream.iterate(1L, seed -> seed + 1).limit(60);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void differencesLeadFromOnePointToTheOther(long seed) {
        Random random = new Random(seed);
        CaseHistory history = history(some(random));
        int from = random.nextInt(history.events().size());
        int to = from + random.nextInt(history.events().size() - from);
        CaseState earlier = history.at(new Point.Version(from)).orElseThrow();
        CaseState later = history.at(new Point.Version(to)).orElseThrow();

        Map<String, String> told = facts(view(earlier));
        for (Change change : Differences.between(earlier, later, Language.ENGLISH)) {
            assertThat(change.before()).isEqualTo(Optional.ofNullable(told.get(change.field())));
            change.after().ifPresentOrElse(after -> told.put(change.field(), after), () -> told.remove(change.field()));
        }

        assertThat(told).isEqualTo(facts(view(later)));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void instantOfRecordingIsTheVersionRecordedThen(long seed) {
        CaseHistory history = history(some(new Random(seed)));

        assertThat(history.events())
                .allSatisfy(told -> assertThat(history.at(new Point.Recorded(told.recordedAt())))
                        .isPresent()
                        .isEqualTo(history.at(new Point.Version(told.sequence()))));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatHadOccurredCanBeToldHoweverItWasRecorded(long seed) {
        Random random = new Random(seed);
        List<DisputeEvent> events = new ArrayList<>(some(random));
        Collections.shuffle(events.subList(1, events.size()), random);
        CaseHistory history = history(events);

        assertThat(history.events()).allSatisfy(told -> {
            CaseState then = history.at(new Point.Occurred(told.occurredAt())).orElseThrow();
            assertThat(view(then).at("/version").asLong()).isGreaterThanOrEqualTo(told.sequence());
        });
        assertThat(history.at(new Point.Occurred(Instant.MAX)))
                .isEqualTo(history.at(new Point.Version(events.size() - 1L)));
    }

    @Test
    void onePointDiffersInNothing() {
        CaseHistory history = history(CaseEvents.everything(7));

        for (int version = 0; version < history.events().size(); version++) {
            CaseState state = history.at(new Point.Version(version)).orElseThrow();
            assertThat(Differences.between(state, state, Language.ENGLISH)).isEmpty();
        }
    }

    @Test
    void everyChangeIsPutIntoWordsOfBothLanguages() {
        CaseHistory history = history(CaseEvents.everything(7));
        Set<String> words = new TreeSet<>();

        for (int version = 1; version < history.events().size(); version++) {
            CaseState before = history.at(new Point.Version(version - 1L)).orElseThrow();
            CaseState after = history.at(new Point.Version(version)).orElseThrow();
            List<Change> english = Differences.between(before, after, Language.ENGLISH);
            List<Change> chinese = Differences.between(before, after, Language.CHINESE);
            assertThat(chinese).hasSameSizeAs(english);
            for (int i = 0; i < english.size(); i++) {
                assertThat(chinese.get(i).words()).isNotEqualTo(english.get(i).words());
            }
            Stream.concat(english.stream(), chinese.stream()).map(Change::words).forEach(words::add);
        }

        assertThat(words)
                .allMatch(Texts::complete)
                .noneMatch(sentence -> sentence.matches(".*\\b[A-Z]{2,}_[A-Z]+\\b.*"))
                .contains("Phase: money under way → under review", "“处理完结”时限：进行中 → 暂停");
    }

    private static List<DisputeEvent> some(Random random) {
        List<DisputeEvent> all = CaseEvents.everything(7).events();
        return Stream.concat(Stream.of(all.getFirst()), all.stream().skip(1).filter(event -> random.nextInt(4) > 0))
                .toList();
    }

    private static CaseHistory history(CaseEvents events) {
        return history(events.events());
    }

    private static CaseHistory history(List<DisputeEvent> events) {
        return new CaseHistory(IntStream.range(0, events.size())
                .mapToObj(i -> new Told(events.get(i), "event-" + i, i, RECORDED.plusSeconds(i)))
                .toList());
    }

    private static JsonNode view(CaseState state) {
        return JSON.valueToTree(CaseView.of(state, AUDITOR, state.updatedAt()));
    }

    private static Map<String, String> facts(JsonNode view) {
        Stream<Map.Entry<String, JsonNode>> scalars =
                SCALARS.entrySet().stream().map(scalar -> Map.entry(scalar.getKey(), view.at(scalar.getValue())));
        Stream<Map.Entry<String, JsonNode>> items = LISTS.entrySet().stream()
                .flatMap(list -> view.at("/" + list.getKey())
                        .valueStream()
                        .flatMap(item -> list.getValue().stream()
                                .skip(1)
                                .map(member -> Map.entry(
                                        list.getKey() + "."
                                                + item.at("/" + list.getValue().getFirst())
                                                        .asString() + "." + member,
                                        item.at("/" + member)))));
        return Stream.concat(scalars, items)
                .filter(fact ->
                        !fact.getValue().isMissingNode() && !fact.getValue().isEmpty()
                                || fact.getValue().isValueNode())
                .collect(Collectors.toMap(Map.Entry::getKey, fact -> text(fact.getValue())));
    }

    private static String text(JsonNode value) {
        if (value.isArray()) {
            return value.valueStream().map(JsonNode::asString).collect(Collectors.joining(","));
        }
        return value.isObject()
                ? value.at("/amount").asString() + " " + value.at("/currency").asString()
                : value.asString();
    }
}
