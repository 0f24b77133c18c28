package io.recourse.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.runtime.json.StoredJson;
import io.recourse.sample.SampleEvents;
import io.recourse.testing.CaseEvents;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What was redacted is nowhere in the case any more, whatever said it. */
class RedactionTest {

    private static final JsonMapper MAPPER = StoredJson.mapper();

    /** Every kind of event, with words that tell of which event they are. */
    private static final List<DisputeEvent> HISTORY = history();

    static IntStream sequences() {
        return IntStream.range(0, HISTORY.size());
    }

    @ParameterizedTest
    @MethodSource("sequences")
    void silencesItsEventAndNoOther(int sequence) {
        CaseState before = fold(HISTORY);
        CaseState after = fold(plus(SampleEvents.redacted(sequence)));

        assertThat(after.redacted()).endsWith((long) sequence);
        assertThat(MAPPER.writeValueAsString(after)).doesNotContain(words(sequence));
        Set<Integer> others = speaking(before);
        others.remove(sequence);
        assertThat(speaking(after)).isEqualTo(others);
        assertThat(Axes.of(after)).isEqualTo(Axes.of(before));
        assertThat(after.course()).isEqualTo(before.course());
    }

    /** Otherwise the test above could not fail. */
    @Test
    void whatIsShownOfEventsIsAmongWhatIsSilenced() {
        Set<Class<?>> shown = speaking(fold(HISTORY)).stream()
                .map(sequence -> HISTORY.get(sequence).getClass())
                .collect(Collectors.toSet());

        assertThat(shown)
                .containsExactlyInAnyOrder(
                        DisputeOpened.class,
                        ReceiptAttached.class,
                        InformationRequested.class,
                        InformationProvided.class,
                        MessageSent.class,
                        MerchantResponded.class,
                        OfferMade.class,
                        RefundRequested.class,
                        ProvisionalCreditGranted.class,
                        ExternalRulingRecorded.class,
                        DisputeClosed.class);
    }

    private static Set<Integer> speaking(CaseState state) {
        String json = MAPPER.writeValueAsString(state);
        return sequences()
                .filter(sequence -> json.contains(words(sequence)))
                .boxed()
                .collect(Collectors.toSet());
    }

    private static List<DisputeEvent> plus(DisputeEvent event) {
        return Stream.concat(HISTORY.stream(), Stream.of(event)).toList();
    }

    private static CaseState fold(List<DisputeEvent> events) {
        return Fold.of(events.toArray(DisputeEvent[]::new));
    }

    private static List<DisputeEvent> history() {
        List<DisputeEvent> plain = Stream.concat(
                        CaseEvents.everything(1).events().stream()
                                .filter(event -> !(event instanceof Redacted) && !(event instanceof DisputeClosed)),
                        SampleEvents.all()
                                .filter(event -> event instanceof DisputeClosed)
                                .map(DisputeEvent.class::cast))
                .toList();
        return IntStream.range(0, plain.size())
                .mapToObj(sequence -> worded(plain.get(sequence), sequence))
                .toList();
    }

    private static DisputeEvent worded(DisputeEvent event, int sequence) {
        JsonNode tree = MAPPER.valueToTree(event);
        // It is no words: by it a case is found.
        if (tree.get("complaint") instanceof ObjectNode complaint) {
            complaint.remove("orderNumber");
        }
        reword(tree, words(sequence));
        return MAPPER.treeToValue(tree, event.getClass());
    }

    private static void reword(JsonNode node, String words) {
        if (node instanceof ObjectNode object && object.has("plain")) {
            object.put("plain", words);
        }
        node.values().forEach(child -> reword(child, words));
    }

    private static String words(int sequence) {
        return "words of event " + sequence + ".";
    }
}
