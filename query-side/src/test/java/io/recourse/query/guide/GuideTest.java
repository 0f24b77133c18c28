package io.recourse.query.guide;

import static io.recourse.sample.Sample.CASE;
import static io.recourse.sample.Sample.NOW;
import static io.recourse.sample.Sample.REFUND;
import static io.recourse.sample.Sample.act;
import static io.recourse.sample.Sample.cny;
import static io.recourse.sample.SampleCourse.appealed;
import static io.recourse.sample.SampleCourse.decided;
import static io.recourse.sample.SampleDealings.asked;
import static io.recourse.sample.SampleDealings.provided;
import static io.recourse.sample.SampleDealings.responded;
import static io.recourse.sample.SampleEvents.attached;
import static io.recourse.sample.SampleEvents.closed;
import static io.recourse.sample.SampleEvents.contacted;
import static io.recourse.sample.SampleEvents.held;
import static io.recourse.sample.SampleEvents.opened;
import static io.recourse.sample.SampleEvents.requested;
import static io.recourse.sample.SampleEvents.succeeded;
import static io.recourse.sample.SampleEvents.verified;
import static io.recourse.sample.SampleRules.changed;
import static io.recourse.sample.SampleRules.investigation;
import static io.recourse.sample.SampleRules.suspended;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.actor.Actor;
import io.recourse.actor.Role;
import io.recourse.deadline.Confidence;
import io.recourse.deadline.Deadline;
import io.recourse.deadline.Hold;
import io.recourse.deadline.PolicyRef;
import io.recourse.dispute.Action;
import io.recourse.dispute.CaseState;
import io.recourse.dispute.Complaint;
import io.recourse.dispute.DeadlineMet;
import io.recourse.dispute.DisputeEvent;
import io.recourse.dispute.DisputeOpened;
import io.recourse.dispute.Finality;
import io.recourse.dispute.NoteAdded;
import io.recourse.dispute.Origin;
import io.recourse.dispute.Outcome;
import io.recourse.dispute.Party;
import io.recourse.dispute.Position;
import io.recourse.dispute.Reason;
import io.recourse.dispute.Stage;
import io.recourse.information.Item;
import io.recourse.runtime.language.Language;
import io.recourse.sample.Sample;
import io.recourse.sample.SampleRules;
import io.recourse.work.Queue;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GuideTest {

    private static final Actor AGENT = new Actor("agent-1", Role.AGENT);
    private static final DisputeEvent NOTE = new NoteAdded(CASE, Sample.words("captured once"), act("note"));

    @ParameterizedTest
    @EnumSource(Reason.class)
    void everyReasonHasStepsInBothLanguages(Reason reason) {
        Guide english = guide(Language.ENGLISH, about(reason));
        Guide chinese = guide(Language.CHINESE, about(reason));

        assertThat(english.steps()).extracting(Guide.GuideStep::id).doesNotHaveDuplicates();
        assertThat(chinese.steps())
                .extracting(Guide.GuideStep::id)
                .isEqualTo(english.steps().stream().map(Guide.GuideStep::id).toList());
        assertThat(english.steps()).hasSizeGreaterThan(5).allSatisfy(step -> {
            assertThat(step.title()).isNotBlank().doesNotContainPattern("\\p{IsHan}");
            assertThat(step.text()).isNotBlank().doesNotContainPattern("\\p{IsHan}");
        });
        assertThat(chinese.steps()).allSatisfy(step -> {
            assertThat(step.title()).containsPattern("\\p{IsHan}");
            assertThat(step.text()).containsPattern("\\p{IsHan}");
        });
        assertThat(english.steps().getLast().id()).isEqualTo(Step.CLOSE);
    }

    @Test
    void everyTextIsSaidSomewhereAndInBothLanguages() {
        assertThat(keys(Language.CHINESE)).isEqualTo(keys(Language.ENGLISH));
        Set<String> used = Arrays.stream(Reason.values())
                .flatMap(reason -> Steps.of(reason).stream()
                        .flatMap(step -> Stream.of("title", "text")
                                .map(part -> keys(Language.ENGLISH).contains(step + "." + reason + "." + part)
                                        ? step + "." + reason + "." + part
                                        : step + "." + part)))
                .collect(Collectors.toSet());
        assertThat(used).isEqualTo(keys(Language.ENGLISH));
    }

    /** A secret is spoken of only to say that it is not asked for, or that the customer changes it alone. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void neverSuggestsToAskForSecrets(Language language) {
        List<String> speaking = Arrays.stream(Reason.values())
                .flatMap(reason -> guide(language, about(reason)).steps().stream())
                .flatMap(step -> Stream.of(step.text().split("(?<=[.。])")))
                .filter(sentence ->
                        sentence.matches("(?is).*(password|verification code|full card number|pin\\b|密码|验证码|完整卡号).*"))
                .toList();
        assertThat(speaking)
                .isNotEmpty()
                .allMatch(sentence ->
                        sentence.matches("(?s).*(Never ask for|by the customer|themselves|绝不索要|客户自行|客户已自行).*"));
    }

    @Test
    void nothingIsDoneInTheBeginning() {
        assertThat(done(about(Reason.PRODUCT_NOT_RECEIVED))).containsExactly(Step.COLLECT_DETAILS);
    }

    @Test
    void tellsWhatTheCaseShowsToBeDone() {
        assertThat(done(
                        about(Reason.PRODUCT_NOT_RECEIVED),
                        verified(true, NOW.plus(Duration.ofHours(2))),
                        contacted(),
                        attached(),
                        asked(1, Party.MERCHANT, Item.RESPONSE)))
                .containsExactly(
                        Step.VERIFY_IDENTITY,
                        Step.ANSWER_CUSTOMER,
                        Step.COLLECT_DETAILS,
                        Step.COLLECT_EVIDENCE,
                        Step.ASK_MERCHANT);
    }

    @Test
    void aVerificationThatHasLapsedIsToBeDoneAgain() {
        CaseState state = fold(about(Reason.PRIVACY), verified(true, NOW.plus(Duration.ofHours(2))));
        assertThat(Step.VERIFY_IDENTITY.done(state, NOW)).isTrue();
        assertThat(Step.VERIFY_IDENTITY.done(state, NOW.plus(Duration.ofHours(2))))
                .isFalse();
        assertThat(Step.VERIFY_IDENTITY.done(
                        fold(about(Reason.PRIVACY), verified(false, NOW.plus(Duration.ofHours(2)))), NOW))
                .isFalse();
    }

    @Test
    void detailsAreMissingUntilTheCustomerHasAnswered() {
        DisputeEvent asked = asked(1, Party.CUSTOMER, Item.DEVICE);
        assertThat(done(about(Reason.OTHER), asked)).doesNotContain(Step.COLLECT_DETAILS);
        assertThat(done(about(Reason.OTHER), asked, provided(1, Party.CUSTOMER, true, Item.DEVICE)))
                .contains(Step.COLLECT_DETAILS);
    }

    @Test
    void theMerchantIsHeardWhenItHasAnswered() {
        assertThat(done(
                        about(Reason.DUPLICATE),
                        asked(1, Party.MERCHANT, Item.RESPONSE),
                        NOTE,
                        responded(Position.CONTEST)))
                .contains(Step.CHECK_RECORDS, Step.ASK_MERCHANT, Step.HEAR_MERCHANT)
                .doesNotContain(Step.DECIDE, Step.REFUND);
    }

    @Test
    void anAppealAsksForAnotherDecision() {
        assertThat(done(about(Reason.OTHER), decided(Outcome.NO_FAULT, Finality.PROVISIONAL)))
                .contains(Step.DECIDE);
        assertThat(done(
                        about(Reason.OTHER),
                        decided(Outcome.NO_FAULT, Finality.PROVISIONAL),
                        appealed(Party.CUSTOMER, Stage.PRE_ARBITRATION)))
                .doesNotContain(Step.DECIDE);
    }

    @Test
    void moneyIsDueToTheOneInWhoseFavourItIs() {
        assertThat(done(about(Reason.OTHER), decided(Outcome.MERCHANT_FAVOUR, Finality.FINAL)))
                .contains(Step.REFUND);
        DisputeEvent forCustomer = decided(Outcome.CUSTOMER_FAVOUR, Finality.FINAL);
        assertThat(done(about(Reason.OTHER), forCustomer, requested(REFUND, cny("80.50"))))
                .doesNotContain(Step.REFUND);
        assertThat(done(
                        about(Reason.OTHER),
                        forCustomer,
                        requested(REFUND, cny("80.50")),
                        succeeded(REFUND, cny("80.50"))))
                .contains(Step.REFUND);
    }

    @Test
    void theLockedAccountIsUnlockedInTheEnd() {
        assertThat(done(about(Reason.FRAUD_UNAUTHORISED), held()))
                .contains(Step.LOCK_ACCOUNT)
                .doesNotContain(Step.UNLOCK_ACCOUNT);
        assertThat(done(about(Reason.FRAUD_UNAUTHORISED), held(), decided(Outcome.CUSTOMER_FAVOUR, Finality.FINAL)))
                .contains(Step.LOCK_ACCOUNT)
                .doesNotContain(Step.UNLOCK_ACCOUNT);
    }

    @Test
    void namesOnlyCommandsThatAreAllowedNow() {
        assertThat(action(Step.REFUND, about(Reason.FRAUD_UNAUTHORISED))).isEmpty();
        assertThat(action(Step.REFUND, about(Reason.FRAUD_UNAUTHORISED), verified(true, NOW.plus(Duration.ofHours(2)))))
                .contains(Action.REFUND);
        assertThat(action(Step.COLLECT_DETAILS, about(Reason.OTHER))).contains(Action.REQUEST_INFORMATION);
        assertThat(action(Step.COLLECT_DETAILS, about(Reason.OTHER), asked(1, Party.CUSTOMER, Item.DEVICE)))
                .contains(Action.PROVIDE_INFORMATION);
        assertThat(guide(Language.ENGLISH, about(Reason.OTHER), closed()).steps())
                .filteredOn(step -> step.action().isPresent())
                .extracting(Guide.GuideStep::id)
                .containsExactly(Step.VERIFY_IDENTITY, Step.ANSWER_CUSTOMER, Step.CHECK_RECORDS);
    }

    @Test
    void redactionIsASupervisorsStep() {
        CaseState state = fold(about(Reason.PRIVACY));
        assertThat(action(Step.PROTECT_DATA, Guide.of(state, AGENT, Optional.empty(), NOW)))
                .isEmpty();
        assertThat(action(Step.PROTECT_DATA, Guide.of(state, new Actor("s", Role.SUPERVISOR), Optional.empty(), NOW)))
                .contains(Action.REDACT);
    }

    @Test
    void asksNoMerchantAndNoMoneyWhereThereIsNone() {
        CaseState state = fold(new DisputeOpened(
                CASE,
                of(Sample.bareComplaint(), Reason.FRAUD_UNAUTHORISED, Optional.empty()),
                List.of(),
                Optional.empty(),
                Origin.WALLET,
                Stage.INQUIRY,
                List.of(new PolicyRef("test", 1)),
                List.of(),
                Sample.terms(),
                Queue.FRONT_DESK,
                act("open")));
        Guide guide = Guide.of(state, AGENT, Optional.empty(), NOW);
        assertThat(guide.steps())
                .extracting(Guide.GuideStep::id)
                .contains(Step.LOCK_ACCOUNT, Step.DECIDE)
                .doesNotContain(Step.ASK_MERCHANT, Step.HEAR_MERCHANT, Step.GIVE_CREDIT, Step.REFUND);
        assertThat(guide.language()).as("nobody said which").isEqualTo(Language.ENGLISH);
    }

    @Test
    void speaksTheLanguageOfTheReaderOrElseOfTheCase() {
        CaseState state = fold(about(Reason.OTHER));
        assertThat(Guide.of(state, AGENT, Optional.of(Language.ENGLISH), NOW).language())
                .isEqualTo(Language.ENGLISH);
        assertThat(Guide.of(state, AGENT, Optional.empty(), NOW).language()).isEqualTo(Language.CHINESE);
    }

    @Test
    void showsWhatTheLawAsksStillAndByWhen() {
        Deadline correction = SampleRules.correction();
        Guide guide = guide(
                Language.ENGLISH,
                about(Reason.OTHER),
                changed(List.of(), List.of(investigation(), correction)),
                suspended(Party.CUSTOMER, investigation().name()));

        assertThat(guide.policies()).containsExactly(SampleRules.POLICY);
        assertThat(guide.duties())
                .containsExactly(
                        new Duty(
                                correction.name(),
                                Party.OPERATOR,
                                correction.dueAt(),
                                List.of(),
                                SampleRules.POLICY,
                                "correction",
                                "12 CFR 1005.11(c)(1)",
                                Confidence.SECONDARY),
                        new Duty(
                                investigation().name(),
                                Party.OPERATOR,
                                investigation().dueAt(),
                                List.of(Hold.CUSTOMER_AWAITED),
                                SampleRules.POLICY,
                                "investigation",
                                "12 CFR 1005.11(c)(1)",
                                Confidence.VERIFIED));
    }

    @Test
    void whatIsOverIsNoDutyAnyMore() {
        assertThat(guide(
                                Language.ENGLISH,
                                about(Reason.OTHER),
                                changed(List.of(), List.of(investigation(), SampleRules.correction())),
                                new DeadlineMet(CASE, investigation().name(), act("decide")),
                                changed(List.of(), List.of(), SampleRules.CORRECTION))
                        .duties())
                .isEmpty();
    }

    private static Set<String> keys(Language language) {
        return ResourceBundle.getBundle(
                        "io.recourse.query.guide.guide",
                        language == Language.ENGLISH ? java.util.Locale.ROOT : language.locale(),
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
                .keySet();
    }

    private static List<Step> done(DisputeEvent... events) {
        return guide(Language.ENGLISH, events).steps().stream()
                .filter(Guide.GuideStep::done)
                .map(Guide.GuideStep::id)
                .toList();
    }

    private static Optional<Action> action(Step step, DisputeEvent... events) {
        return action(step, guide(Language.ENGLISH, events));
    }

    private static Optional<Action> action(Step step, Guide guide) {
        return guide.steps().stream()
                .filter(s -> s.id() == step)
                .findFirst()
                .orElseThrow()
                .action();
    }

    private static Guide guide(Language language, DisputeEvent... events) {
        return Guide.of(fold(events), AGENT, Optional.of(language), NOW);
    }

    private static DisputeEvent about(Reason reason) {
        return opened(
                of(Sample.complaint(), reason, Optional.of(Language.CHINESE)),
                cny("88.00"),
                Sample.terms(),
                Queue.FRONT_DESK);
    }

    private static Complaint of(Complaint c, Reason reason, Optional<Language> language) {
        return new Complaint(
                c.customerId(),
                c.paymentIds(),
                reason,
                c.channel(),
                c.disputedAmount(),
                c.occurredAt(),
                c.reportedAt(),
                c.receivedAt(),
                c.description(),
                c.desiredResolution(),
                c.stepsTried(),
                c.device(),
                c.orderNumber(),
                c.place(),
                c.urgent(),
                language,
                c.jurisdiction(),
                c.external(),
                c.externalValues(),
                c.externalDueAt(),
                c.circumstances());
    }

    private static CaseState fold(DisputeEvent... events) {
        Optional<CaseState> state = Optional.empty();
        for (int i = 0; i < events.length; i++) {
            state = Optional.of(CaseState.evolve(state, events[i], i, NOW.plusSeconds(i)));
        }
        return state.orElseThrow();
    }
}
