package io.recourse.command.policy.pack;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.actor.Channel;
import io.recourse.actor.Role;
import io.recourse.command.policy.due.Counting;
import io.recourse.command.policy.due.DueForm;
import io.recourse.deadline.Confidence;
import io.recourse.deadline.ExpiryEffect;
import io.recourse.deadline.Milestone;
import io.recourse.deadline.Trigger;
import io.recourse.dispute.Action;
import io.recourse.dispute.Basis;
import io.recourse.dispute.Circumstance;
import io.recourse.dispute.EscalationTarget;
import io.recourse.dispute.Finality;
import io.recourse.dispute.Origin;
import io.recourse.dispute.Outcome;
import io.recourse.dispute.Party;
import io.recourse.dispute.Product;
import io.recourse.dispute.Reason;
import io.recourse.information.Item;
import io.recourse.receipt.ReceiptKind;
import io.recourse.terms.CreditLimits;
import io.recourse.terms.RefundLimits;
import io.recourse.work.Queue;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schema takes exactly the words and keys that the program knows. */
class PackSchemaTest {

    static final JsonNode SCHEMA =
            JsonMapper.shared().readTree(TestFile.text("/io/recourse/command/policy/pack/pack.schema.json"));

    @ParameterizedTest
    @MethodSource("words")
    void listsEveryWord(String pointer, Class<? extends Enum<?>> words) {
        assertThat(texts(SCHEMA.at(pointer + "/enum")))
                .containsExactlyElementsOf(
                        Arrays.stream(words.getEnumConstants()).map(Enum::name).toList());
    }

    static Stream<Arguments> words() {
        return Stream.of(
                Arguments.of("/$defs/reason", Reason.class),
                Arguments.of("/$defs/channel", Channel.class),
                Arguments.of("/$defs/origin", Origin.class),
                Arguments.of("/$defs/product", Product.class),
                Arguments.of("/$defs/circumstance", Circumstance.class),
                Arguments.of("/$defs/party", Party.class),
                Arguments.of("/$defs/trigger", Trigger.class),
                Arguments.of("/$defs/milestone", Milestone.class),
                Arguments.of("/$defs/confidence", Confidence.class),
                Arguments.of("/$defs/target", EscalationTarget.class),
                Arguments.of("/$defs/outcome", Outcome.class),
                Arguments.of("/$defs/basis", Basis.class),
                Arguments.of("/$defs/finality", Finality.class),
                Arguments.of("/$defs/item", Item.class),
                Arguments.of("/$defs/receipt", ReceiptKind.class),
                Arguments.of("/$defs/queue", Queue.class),
                Arguments.of("/$defs/counting/properties/triggerDay", CountingForm.TriggerDay.class),
                Arguments.of("/$defs/counting/properties/ends", Counting.End.class),
                Arguments.of("/$defs/deadline/properties/externalDue", DeadlineRule.ExternalDue.class));
    }

    @Test
    void listsEveryCommandByItsName() {
        assertThat(texts(SCHEMA.at("/$defs/action/enum")))
                .containsExactlyElementsOf(
                        Arrays.stream(Action.values()).map(Action::commandName).toList());
    }

    @Test
    void namesEveryEffect() {
        assertThat(texts(SCHEMA.at("/$defs/effect/properties/effect/enum")))
                .hasSameSizeAs(ExpiryEffect.class.getPermittedSubclasses());
    }

    @Test
    void namesOnlyRolesThatThereAre() {
        assertThat(texts(SCHEMA.at("/$defs/role/enum")))
                .isSubsetOf(Arrays.stream(Role.values()).map(Enum::name).toList());
    }

    @ParameterizedTest
    @MethodSource("keys")
    void takesEveryKey(String pointer, Class<? extends Record> form) {
        assertThat(SCHEMA.at(pointer).propertyNames())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(form.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList());
    }

    static Stream<Arguments> keys() {
        return Stream.of(
                Arguments.of("/properties", Pack.class),
                Arguments.of("/properties/notice/properties", NoticeRule.class),
                Arguments.of("/properties/liability/properties", LiabilityRule.class),
                Arguments.of("/properties/limits/properties", Limits.class),
                Arguments.of("/properties/limits/properties/refunds/properties", RefundLimits.class),
                Arguments.of("/properties/limits/properties/provisionalCredit/properties", CreditLimits.class),
                Arguments.of("/properties/terms/properties", Terms.class),
                Arguments.of("/properties/terms/properties/promises/properties", Terms.Promises.class),
                Arguments.of("/$defs/deadline/properties", DeadlineRule.class),
                Arguments.of("/$defs/deadline/properties/pausedBy/properties", DeadlineRule.PausedBy.class),
                Arguments.of("/$defs/deadline/properties/extendedBy/properties", DeadlineRule.ExtendedBy.class),
                Arguments.of("/$defs/condition/properties", Condition.class),
                Arguments.of("/$defs/counting/properties", CountingForm.class),
                Arguments.of("/$defs/due/properties", DueForm.class));
    }

    private static List<String> texts(JsonNode list) {
        return list.values().stream().map(JsonNode::asString).toList();
    }
}
