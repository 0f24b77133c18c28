package io.recourse.query.timeline;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.actor.Act;
import io.recourse.actor.Actor;
import io.recourse.actor.Channel;
import io.recourse.actor.Role;
import io.recourse.dispute.Basis;
import io.recourse.dispute.DisputeEvent;
import io.recourse.dispute.EscalationTarget;
import io.recourse.dispute.Finality;
import io.recourse.dispute.Outcome;
import io.recourse.dispute.Party;
import io.recourse.dispute.Reason;
import io.recourse.receipt.ReceiptKind;
import io.recourse.refund.RefundFailure;
import io.recourse.runtime.language.Language;
import io.recourse.runtime.language.Texts;
import io.recourse.testing.CaseEvents;
import java.util.Arrays;
import java.util.List;
import java.util.MissingResourceException;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class WordsTest {

    private static final List<DisputeEvent> WHOLE = CaseEvents.whole(1).events();

    @Test
    void theTriedHistoryHasEveryKindOfEvent() {
        assertThat(WHOLE.stream().map(Object::getClass).collect(toSet()))
                .isEqualTo(Set.of(DisputeEvent.class.getPermittedSubclasses()));
    }

    @ParameterizedTest
    @EnumSource
    void everyEventHasASentenceWithNothingLeftOpen(Language language) {
        for (DisputeEvent event : WHOLE) {
            assertThat(sentence(event, language)).isNotBlank().doesNotContain("{", "}");
        }
    }

    @Test
    void sentencesSayWhoDidWhatAndWhy() {
        assertThat(WHOLE.stream().map(event -> sentence(event, Language.ENGLISH)))
                .containsExactly(
                        "Case opened by agent agent (phone): product not received, 88.00 CNY in dispute",
                        "Receipt attached by agent agent: payment voucher, “凭证 1.pdf” (application/pdf, 1234 bytes)",
                        "Contact with the customer recorded by agent agent (phone): told us the story → will wait",
                        "The first response deadline was met",
                        "Note by agent agent: looks honest",
                        "Escalated to the complaints desk by agent agent: merchant is silent",
                        "Refund of 90.00 CNY requested by agent agent (payment pay-1): customer never got the goods",
                        "Refund of 90.00 CNY failed: the gateway declined it (account-closed)",
                        "Refund of 88.00 CNY requested by agent agent (payment pay-1): customer never got the goods",
                        "88.00 CNY refunded (reference ledger-1)",
                        "The resolution deadline was missed by the wallet; it was due 2026-03-03 18:00 UTC",
                        "Escalated to the management because the first response deadline was missed",
                        "Case closed by agent agent: in the customer’s favour, by our decision, final. all settled");
    }

    @Test
    void chineseSentencesAreChinese() {
        assertThat(WHOLE.stream().map(event -> sentence(event, Language.CHINESE)))
                .contains(
                        "客服 agent 申请退款 88.00 CNY（支付单 pay-1）：customer never got the goods",
                        "客服 agent 将案件升级至投诉专席：merchant is silent",
                        "钱包方错过了“处理完结”时限，截止时间为 2026-03-03 18:00 UTC");
    }

    @Test
    void recourseItselfActsByItsParts() {
        DisputeEvent event =
                CaseEvents.of(2).by("deadlines", Role.SYSTEM).opened().events().getFirst();

        assertThat(sentence(event, Language.ENGLISH)).startsWith("Case opened by the system (deadlines)");
        assertThat(sentence(event, Language.CHINESE)).startsWith("系统（deadlines）");
    }

    @Test
    void wordsOfPeopleAreNeverTakenForPlaceholders() {
        DisputeEvent event = CaseEvents.of(2).note("{who} $1 \\").events().getFirst();

        assertThat(sentence(event, Language.ENGLISH)).isEqualTo("Note by agent agent: {who} $1 \\");
    }

    @ParameterizedTest
    @MethodSource("vocabulary")
    void everyTermHasAWordInBothLanguages(String key) {
        Texts texts = new Texts("io.recourse.query.timeline.timeline");

        assertThat(texts.has(key)).isTrue();
        assertThat(texts.get(Language.CHINESE, key)).isNotEqualTo(texts.get(Language.ENGLISH, key));
    }

    static Stream<String> vocabulary() {
        return Stream.concat(
                Stream.of(
                                Role.values(),
                                Channel.values(),
                                Reason.values(),
                                ReceiptKind.values(),
                                EscalationTarget.values(),
                                Party.values(),
                                Outcome.values(),
                                Basis.values(),
                                Finality.values())
                        .flatMap(Arrays::stream)
                        .map(term -> ((Enum<?>) term).getDeclaringClass().getSimpleName() + "." + term),
                Arrays.stream(RefundFailure.Kind.values()).map(kind -> "RefundFailure." + kind));
    }

    private static String sentence(DisputeEvent event, Language language) throws MissingResourceException {
        Act act = event.act();
        Actor actor = act.actor();
        return new Words(language).sentence(Line.of(event), actor, act.channel());
    }
}
