package io.recourse.query.timeline;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.actor.Act;
import io.recourse.actor.Actor;
import io.recourse.actor.Channel;
import io.recourse.actor.Role;
import io.recourse.deadline.DeadlineName;
import io.recourse.deadline.PinnedDeadline;
import io.recourse.deadline.Trigger;
import io.recourse.dispute.AppealState;
import io.recourse.dispute.Basis;
import io.recourse.dispute.CaseStatus;
import io.recourse.dispute.ClockResumed;
import io.recourse.dispute.DeadlinesResumed;
import io.recourse.dispute.DisputeEvent;
import io.recourse.dispute.EscalationTarget;
import io.recourse.dispute.Finality;
import io.recourse.dispute.Funds;
import io.recourse.dispute.InformationProvided;
import io.recourse.dispute.InformationRequested;
import io.recourse.dispute.Outcome;
import io.recourse.dispute.Party;
import io.recourse.dispute.Phase;
import io.recourse.dispute.Position;
import io.recourse.dispute.Reason;
import io.recourse.dispute.ReceiptAttached;
import io.recourse.dispute.Stage;
import io.recourse.dispute.WaitingFor;
import io.recourse.identity.IdentityMethod;
import io.recourse.information.InformationRequest;
import io.recourse.information.Item;
import io.recourse.information.ProvidedItem;
import io.recourse.offer.MadeOffer;
import io.recourse.offer.OfferKind;
import io.recourse.offer.ReturnCondition;
import io.recourse.payment.OutsideMovement;
import io.recourse.personal.Personal;
import io.recourse.receipt.ReceiptKind;
import io.recourse.refund.RefundFailure;
import io.recourse.refund.RefundStatus;
import io.recourse.rejection.Rule;
import io.recourse.ruling.RulingEffect;
import io.recourse.runtime.language.Language;
import io.recourse.runtime.language.Texts;
import io.recourse.sample.Sample;
import io.recourse.sample.SampleCourse;
import io.recourse.sample.SampleEvents;
import io.recourse.sample.SampleRules;
import io.recourse.testing.CaseEvents;
import io.recourse.work.Queue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class WordsTest {

    private static final List<DisputeEvent> WHOLE = CaseEvents.whole(1).events();
    private static final List<DisputeEvent> LONG = Stream.of(
                    CaseEvents.everything(1).events().stream(),
                    CaseEvents.of(1)
                            .expired(DeadlineName.INFORMATION.number(2), Party.MERCHANT)
                            .expired(DeadlineName.OFFER, Party.CUSTOMER)
                            .expired(DeadlineName.APPEAL, Party.CUSTOMER)
                            .expired(DeadlineName.RESOLUTION.number(2), Party.OPERATOR)
                            .events()
                            .stream(),
                    SampleEvents.all().filter(DisputeEvent.class::isInstance).map(DisputeEvent.class::cast),
                    Stream.of(SampleCourse.reopened(2, SampleRules.investigation())),
                    Stream.of(SampleRules.investigation(), SampleRules.correction())
                            .flatMap(deadline -> deadline.onExpiry().stream())
                            .map(effect -> SampleRules.refused(SampleRules.INVESTIGATION, effect, Rule.FOUR_EYES)),
                    Stream.of(new InformationProvided(
                            Sample.CASE,
                            Sample.request(1),
                            Party.CUSTOMER,
                            List.of(new ProvidedItem(
                                    Item.OTHER,
                                    Optional.of(Personal.of("seen below")),
                                    Optional.of(Sample.receipt(1)))),
                            false,
                            false,
                            Sample.act("provide"))))
            .<DisputeEvent>flatMap(events -> events)
            .toList();
    private static final String NAMED_BY_PACKS = """
            ACKNOWLEDGEMENT ARBITRATION CLAIM CORRECTION CREDIT_NOTICE DEMANDED_REFUND ERROR_RESOLUTION GOODS_RETURN
            INVESTIGATION ITEMS_HONOURED MERCHANT_COMPLETION MERCHANT_REPLY MERCHANT_RESPONSE PRE_ARBITRATION
            PROVISIONAL_CREDIT REFUND_DECISION REFUND_PROOF REIMBURSEMENT RESULT_NOTICE RETENTION RETURN_REFUND
            SCAM_REIMBURSEMENT SUMMARY_RESOLUTION UNAUTHORISED_REFUND WRITTEN_CONFIRMATION
            """;
    private static final List<DisputeEvent> EVERYTHING =
            LONG.stream().flatMap(EventVariants::of).toList();

    @Test
    void theTriedHistoryHasEveryKindOfEvent() {
        assertThat(EVERYTHING.stream().map(Object::getClass).collect(toSet()))
                .isEqualTo(Set.of(DisputeEvent.class.getPermittedSubclasses()));
    }

    @ParameterizedTest
    @EnumSource
    void everyEventHasASentenceWithNothingLeftOpen(Language language) {
        for (DisputeEvent event : EVERYTHING) {
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
                        "Payment of 90.00 CNY to the customer failed: the gateway declined it (account-closed)",
                        "Refund of 88.00 CNY requested by agent agent (payment pay-1): customer never got the goods",
                        "88.00 CNY paid to the customer (reference ledger-1)",
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

    @Test
    void everySentenceIsToldOfSomeEvent() {
        Set<String> told = EVERYTHING.stream()
                .flatMap(event -> wordings(Narration.of(event)))
                .collect(toSet());
        Set<String> terms = Stream.concat(
                        vocabulary(), Stream.of("and", "withheld", "forgotten", "deadline.again", "who", "who.SYSTEM"))
                .collect(toSet());

        assertThat(ResourceBundle.getBundle("io.recourse.query.timeline.timeline", Locale.ROOT).keySet().stream()
                        .filter(key -> !terms.contains(key))
                        // Said of differences, not of events.
                        .filter(key -> !key.startsWith("fact.") && !key.startsWith("change")))
                .containsExactlyInAnyOrderElementsOf(told);
    }

    @Test
    void partsOfALongLifeAreTold() {
        assertThat(LONG.stream().map(event -> sentence(event, Language.ENGLISH)))
                .contains(
                        "Customer’s identity verified by agent agent (one-time code), valid until 2026-03-04 12:00 UTC",
                        "Case given to agent-2 (complaints queue) by agent agent",
                        "Information asked of the customer by agent agent-1, due 2026-11-24 02:00 UTC: payment voucher"
                                + " (“请提供支付凭证截图”), place (optional). we need two things from you",
                        "Information from the customer provided by agent agent-1: something else (“seen below”, receipt "
                                + Sample.receipt(1) + "); something is still missing",
                        "Message from the merchant to the wallet, sent by agent agent: 快递显示已签收",
                        "Merchant’s response by merchant agent-1: contests the complaint (receipts submitted: 2, after the"
                                + " deadline). delivered on Thursday, signed for at the door",
                        "Counter-offer from the customer to the merchant, made by agent agent-1: partial refund, 44.00 CNY,"
                                + " valid until 2026-11-24 02:00 UTC. offer 2，望接受",
                        "Offer accepted by the customer (recorded by agent agent)",
                        "Return of the goods recorded by agent agent: something else came back",
                        "Clock paused by agent agent-1 (resolution, information (2)): the customer is travelling",
                        "Clock resumed by agent agent: resolution now due 2026-04-23 02:00 UTC",
                        "Provisional credit of 80.50 CNY proposed by agent agent-1, to be approved by somebody else"
                                + " (payment pay-1): 先行垫付",
                        "88.00 CNY no longer with the customer: the credit was taken back (provisional-credit-withdrawn)",
                        "Case decided by agent agent: in the merchant’s favour, by our decision, provisional (reason"
                                + " EVIDENCE, open to appeal until 2026-03-18 13:00 UTC). the proof is good",
                        "Appeal of the customer recorded by agent agent, now pre-arbitration: I do not agree 不同意",
                        "Ruling ruling-1-33 of cn-12315 from 2026-03-04 17:00 UTC recorded by agent agent: in the customer’s"
                                + " favour; it decides the case. 裁定书",
                        "Words of entry 0 redacted by agent agent: names a third person",
                        "Case closed by agent agent-1: split between both, by our decision, final (satisfaction 4 of 5:"
                                + " “fast, but I had to call twice”). 双方各承担一半",
                        "The merchant did not provide what was asked for; it was due 2026-03-03 08:00 UTC",
                        "Nobody appealed; that was possible until 2026-03-03 10:00 UTC",
                        "The resolution (2) deadline was missed by the wallet; it was due 2026-03-03 11:00 UTC");
        assertThat(LONG.stream().map(event -> sentence(event, Language.CHINESE)))
                .contains(
                        "客服 agent-1 要求客户在 2026-11-24 02:00 UTC 前提供：付款凭证（“请提供支付凭证截图”）、地点（选填）。"
                                + "we need two things from you",
                        "客服 agent-1 提出反方案（客户致商户）：部分退款 44.00 CNY，有效期至 2026-11-24 02:00 UTC。offer 2，望接受",
                        "客服 agent-1 暂停计时（处理完结、补充资料（第 2 次））：the customer is travelling",
                        "商户 agent-1 代表商户答复：对投诉提出异议（提交凭证 2 份、逾期）。" + "delivered on Thursday, signed for at the door");
    }

    @Test
    void deadlinesAreToldWithTheirRules() {
        assertThat(LONG.stream().map(event -> sentence(event, Language.ENGLISH)))
                .contains(
                        "Urgent case opened by agent agent-1 (phone): product not received, 80.50 CNY in dispute;"
                                + " investigation due 2026-12-05 02:00 UTC (12 CFR 1005.11(c)(1); rule investigation of"
                                + " us-reg-e, version 1)",
                        "Deadlines that run from the decision for the customer: correction due 2026-11-22 02:00 UTC"
                                + " (12 CFR 1005.11(c)(1); rule correction of us-reg-e, version 1)",
                        "Waiting for the customer; these deadlines stand still meanwhile: investigation",
                        "No longer waiting for the customer: investigation now due 2026-12-08 02:00 UTC",
                        "Notice to the customer: the investigation deadline was missed",
                        "The investigation deadline was missed, but it was not possible to grant a provisional credit."
                                + " The policy limits what is given while the case is open, all credits of the case"
                                + " together.",
                        "The investigation deadline was missed, but it was not possible to close the case in the"
                                + " customer’s favour. Who asked for the refund may not decide on it.",
                        "Case put under other policies by supervisor agent-1 (from house, version 1, us-reg-e,"
                                + " version 7 to us-reg-e, version 1): the account turned out to be a wallet 钱包账户. Deadlines: investigation due 2026-12-05 02:00 UTC (12 CFR"
                                + " 1005.11(c)(1); rule investigation of us-reg-e, version 1), correction due 2026-11-22"
                                + " 02:00 UTC (12 CFR 1005.11(c)(1); rule correction of us-reg-e, version 1), resolution"
                                + " dropped");
        assertThat(LONG.stream().map(event -> sentence(event, Language.CHINESE)))
                .contains(
                        "自作出有利于客户的裁决起，以下时限开始计算：更正差错须于 2026-11-22 02:00 UTC 前完成"
                                + "（12 CFR 1005.11(c)(1)；us-reg-e 第 1 版规则 correction）",
                        "正在等待客户，以下时限同时暂停：调查",
                        "不再等待客户：调查改为 2026-12-08 02:00 UTC 到期",
                        "通知客户：“调查”时限已错过",
                        "主管 agent-1 将案件改用其他政策（由 house 第 1 版、us-reg-e 第 7 版改为 us-reg-e 第 1 版）："
                                + "the account turned out to be a wallet 钱包账户。时限：调查须于 2026-12-05 02:00 UTC 前完成"
                                + "（12 CFR 1005.11(c)(1)；us-reg-e 第 1 版规则 investigation）、更正差错须于 2026-11-22 02:00 UTC"
                                + " 前完成（12 CFR 1005.11(c)(1)；us-reg-e 第 1 版规则 correction）、处理完结已取消",
                        "“调查”时限已错过，但无法给予临时入账。政策限制案件未结时所垫付的金额，案件的全部临时入账合并计算。");
    }

    @Test
    void whatStandsStillForAnotherReasonTooIsNotSaidToRun() {
        DisputeEvent resumed = new ClockResumed(Sample.CASE, List.of(), Sample.act("resume"));
        DisputeEvent answered = new DeadlinesResumed(Sample.CASE, Party.MERCHANT, List.of(), Sample.act("answer"));

        assertThat(sentence(resumed, Language.ENGLISH))
                .isEqualTo("Clock resumed by agent agent-1; the deadlines still wait for somebody");
        assertThat(sentence(answered, Language.ENGLISH))
                .isEqualTo("No longer waiting for the merchant; the deadlines still stand still for another reason");
    }

    @Test
    void draftIsNotDescribedToAnybody() {
        ReceiptAttached draft = new ReceiptAttached(
                Sample.CASE, Sample.RECEIPT, Party.MERCHANT, true, Sample.act("attach", Role.MERCHANT));

        assertThat(Narration.of(draft)).isEqualTo(Line.of("ReceiptAttached.draft"));
        assertThat(sentence(draft, Language.ENGLISH)).isEqualTo("A draft was attached by merchant agent-1");
    }

    @Test
    void silentLinesSayThatWordsAreMissingAndKeepTheRest() {
        DisputeEvent asked = SampleEvents.all()
                .filter(InformationRequested.class::isInstance)
                .map(InformationRequested.class::cast)
                .findFirst()
                .orElseThrow();
        Words words = new Words(Language.ENGLISH);

        assertThat(words.sentence(
                        Narration.of(asked).silent(),
                        asked.act().actor(),
                        asked.act().channel()))
                .isEqualTo(
                        "Information asked of the customer by agent agent-1, due 2026-11-24 02:00 UTC: payment voucher"
                                + " (“[redacted]”), place (optional). [redacted]");
    }

    private static Stream<String> wordings(Line line) {
        return Stream.concat(
                Stream.of(line.wording()), line.values().values().stream().flatMap(WordsTest::wordings));
    }

    private static Stream<String> wordings(Value value) {
        return switch (value) {
            case Value.Phrase phrase -> wordings(phrase.line());
            case Value.Several several -> several.values().stream().flatMap(WordsTest::wordings);
            case Value.Plain plain -> Stream.empty();
            case Value.Said said -> Stream.empty();
            case Value.Withheld withheld -> Stream.empty();
            case Value.Term term -> Stream.empty();
            case Value.Promised promised -> Stream.empty();
            case Value.Refused refused -> Stream.empty();
            case Value.Moment moment -> Stream.empty();
        };
    }

    @ParameterizedTest
    @MethodSource("vocabulary")
    void everyTermHasAWordInBothLanguages(String key) {
        Texts texts = new Texts("io.recourse.query.timeline.timeline");

        assertThat(texts.has(key)).isTrue();
        assertThat(texts.get(Language.CHINESE, key)).isNotEqualTo(texts.get(Language.ENGLISH, key));
    }

    static Stream<String> vocabulary() {
        return Stream.of(
                        Stream.of(
                                        Role.values(),
                                        Channel.values(),
                                        Reason.values(),
                                        ReceiptKind.values(),
                                        EscalationTarget.values(),
                                        Party.values(),
                                        Outcome.values(),
                                        Basis.values(),
                                        Finality.values(),
                                        Stage.values(),
                                        Position.values(),
                                        Queue.values(),
                                        Item.values(),
                                        IdentityMethod.values(),
                                        OfferKind.values(),
                                        ReturnCondition.values(),
                                        RulingEffect.values(),
                                        Trigger.values(),
                                        CaseStatus.values(),
                                        Phase.values(),
                                        AppealState.values(),
                                        Funds.values(),
                                        WaitingFor.values(),
                                        RefundStatus.values())
                                .flatMap(Arrays::stream)
                                .map(term ->
                                        ((Enum<?>) term).getDeclaringClass().getSimpleName() + "." + term),
                        Arrays.stream(RefundFailure.Kind.values()).map(kind -> "RefundFailure." + kind),
                        Arrays.stream(OutsideMovement.Kind.values()).map(kind -> "OutsideMovement." + kind),
                        Arrays.stream(PinnedDeadline.State.values()).map(state -> "DeadlineState." + state),
                        Arrays.stream(MadeOffer.State.values()).map(state -> "OfferState." + state),
                        Arrays.stream(InformationRequest.State.values()).map(state -> "RequestState." + state),
                        Stream.of(
                                        DeadlineName.FIRST_RESPONSE,
                                        DeadlineName.URGENT_RESPONSE,
                                        DeadlineName.RESOLUTION,
                                        DeadlineName.INFORMATION,
                                        DeadlineName.OFFER,
                                        DeadlineName.REFUND,
                                        DeadlineName.APPEAL)
                                .map(name -> "DeadlineName." + name),
                        NAMED_BY_PACKS
                                .lines()
                                .flatMap(line -> Arrays.stream(line.split(" ")))
                                .map(name -> "DeadlineName." + name))
                .flatMap(keys -> keys);
    }

    private static String sentence(DisputeEvent event, Language language) throws MissingResourceException {
        Act act = event.act();
        Actor actor = act.actor();
        return new Words(language).sentence(Narration.of(event), actor, act.channel());
    }
}
