package io.recourse.command.dispute;

import static io.recourse.sample.Sample.CASE;
import static io.recourse.sample.Sample.NOW;
import static io.recourse.sample.Sample.act;
import static io.recourse.sample.Sample.cny;
import static io.recourse.sample.Sample.receipt;
import static io.recourse.sample.Sample.request;
import static io.recourse.sample.Sample.words;
import static io.recourse.sample.SampleCourse.appeal;
import static io.recourse.sample.SampleCourse.appealed;
import static io.recourse.sample.SampleCourse.decidedUntil;
import static io.recourse.sample.SampleCourse.reopened;
import static io.recourse.sample.SampleDealings.asked;
import static io.recourse.sample.SampleDealings.responded;
import static io.recourse.sample.SampleEvents.closed;
import static io.recourse.sample.SampleEvents.opened;
import static io.recourse.sample.SampleEvents.recorded;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.actor.Act;
import io.recourse.actor.Role;
import io.recourse.deadline.DeadlineName;
import io.recourse.dispute.Basis;
import io.recourse.dispute.DeadlineExpired;
import io.recourse.dispute.DeadlineMet;
import io.recourse.dispute.DisputeDecided;
import io.recourse.dispute.DisputeOpened;
import io.recourse.dispute.Finality;
import io.recourse.dispute.InformationProvided;
import io.recourse.dispute.MerchantResponded;
import io.recourse.dispute.Outcome;
import io.recourse.dispute.Party;
import io.recourse.dispute.Phase;
import io.recourse.dispute.Position;
import io.recourse.dispute.ReceiptAttached;
import io.recourse.dispute.ReceiptWithdrawn;
import io.recourse.dispute.Respond;
import io.recourse.dispute.Stage;
import io.recourse.information.Item;
import io.recourse.information.ProvidedItem;
import io.recourse.receipt.Receipt;
import io.recourse.rejection.Rule;
import io.recourse.sample.Sample;
import io.recourse.work.Queue;
import java.util.List;
import java.util.Optional;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

/** The merchant contests or concedes, twice in a round at most. */
class MerchantAnswersTest {

    private static final DisputeOpened OPENED =
            opened(Sample.complaint(), cny("88.00"), Sample.terms(), Queue.FRONT_DESK);
    private static final Act MERCHANT = act("respond", Role.MERCHANT);

    private final FixtureConfiguration<DisputeCase> fixture = CaseFixture.with(recorded(cny("88.00")));

    @Test
    void contesting() {
        fixture.given(OPENED)
                .when(respond(Position.CONTEST))
                .expectEvents(responded(Position.CONTEST))
                .expectState(CaseFixture.isIn(Phase.UNDER_REVIEW));
    }

    @Test
    void concedingDecidesForTheCustomer() {
        fixture.given(OPENED)
                .when(respond(Position.CONCEDE))
                .expectEvents(
                        responded(Position.CONCEDE),
                        Verdicts.decided(CASE, Outcome.CUSTOMER_FAVOUR, Basis.CONCESSION, Finality.FINAL, MERCHANT));
    }

    @Test
    void answersEveryRequestForAResponse() {
        ProvidedItem said = new ProvidedItem(Item.RESPONSE, Optional.of(words("our side of it")), Optional.empty());
        fixture.given(OPENED, asked(1, Party.MERCHANT, Item.RESPONSE), asked(2, Party.MERCHANT, Item.DELIVERY_PROOF))
                .when(respond(Position.CONTEST))
                .expectEvents(
                        responded(Position.CONTEST),
                        new InformationProvided(CASE, request(1), Party.MERCHANT, List.of(said), true, false, MERCHANT),
                        new DeadlineMet(CASE, DeadlineName.INFORMATION, MERCHANT))
                .expectState(CaseFixture.isIn(Phase.AWAITING_MERCHANT));
    }

    @Test
    void submitsItsDraftsAndNoOthers() {
        fixture.given(
                        OPENED,
                        file(1, Party.MERCHANT, true),
                        file(2, Party.MERCHANT, false),
                        file(3, Party.CUSTOMER, false),
                        file(4, Party.MERCHANT, true),
                        new ReceiptWithdrawn(CASE, receipt(4), words("wrong one"), act("w", Role.MERCHANT)))
                .when(respond(Position.CONTEST))
                .expectEvents(responded(Position.CONTEST, receipt(1)))
                .expectState(CaseFixture.satisfies(state -> assertThat(
                                state.receipt(receipt(1)).orElseThrow().counts())
                        .isTrue()));
    }

    @Test
    void afterItMissedADeadlineItIsCalledLate() {
        DeadlineExpired missed = new DeadlineExpired(
                CASE, DeadlineName.INFORMATION, Party.MERCHANT, NOW, Act.bySystem("deadlines", NOW, "expire"));
        fixture.given(OPENED, asked(1, Party.MERCHANT, Item.DELIVERY_PROOF), missed)
                .when(respond(Position.CONTEST))
                .expectEvents(new MerchantResponded(
                        CASE, Position.CONTEST, Optional.of(words("our side of it")), List.of(), true, MERCHANT));
    }

    @Test
    void hasSoManyResponsesInARound() {
        CaseFixture.refused(
                fixture.given(OPENED, responded(Position.CONTEST), responded(Position.CONTEST)),
                again(),
                Rule.RESPONSE_LIMIT_REACHED);
        fixture.given(OPENED, responded(Position.CONTEST), responded(Position.CONTEST), closed(), reopened(2))
                .when(again())
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void isTooLateOnceTheCaseIsDecidedUnlessSomebodyAppealed() {
        DisputeDecided decided = decidedUntil(Outcome.MERCHANT_FAVOUR, appeal(1));
        CaseFixture.refused(fixture.given(OPENED, decided), again(), Rule.ALREADY_DECIDED);
        fixture.given(OPENED, decided, appealed(Party.CUSTOMER, Stage.PRE_ARBITRATION))
                .when(again())
                .expectSuccessfulHandlerExecution();
    }

    private static Respond respond(Position position) {
        return new Respond(CASE, position, Optional.of(words("our side of it")), MERCHANT);
    }

    private static Respond again() {
        return new Respond(CASE, Position.CONTEST, Optional.empty(), act("again", Role.MERCHANT));
    }

    private static ReceiptAttached file(int n, Party party, boolean draft) {
        Receipt sample = Sample.RECEIPT;
        Receipt receipt = new Receipt(
                receipt(n),
                sample.kind(),
                sample.sha256(),
                sample.sizeBytes(),
                sample.mediaType(),
                sample.fileName(),
                sample.description());
        return new ReceiptAttached(CASE, receipt, party, draft, act("attach-" + n));
    }
}
