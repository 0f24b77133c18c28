package io.recourse.command.dispute;

import static io.recourse.sample.Sample.cny;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.command.CommandHttpTest;
import io.recourse.command.payment.Recordings;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.Complaint;
import io.recourse.dispute.DisputeOpened;
import io.recourse.dispute.ExternalReference;
import io.recourse.dispute.OpenDispute;
import io.recourse.dispute.Origin;
import io.recourse.dispute.Reason;
import io.recourse.payment.PaymentId;
import io.recourse.payment.RecordPayment;
import io.recourse.rejection.Rule;
import io.recourse.sample.Sample;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;

/** Cases are opened and payments recorded once, whoever tells of them at the same moment. */
class OnceOnlyTest extends CommandHttpTest {

    private static final int CALLERS = 8;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private ConfigurableApplicationContext application;

    @Test
    void oneExternalReferenceOpensOneCase() throws Exception {
        Desk desk = new Desk(application);
        Queue<CaseId> opened = new ConcurrentLinkedQueue<>();
        List<Runnable> acts = new ArrayList<>();
        for (int n = 800; n < 800 + CALLERS; n++) {
            OpenDispute command = open(desk, Sample.dispute(n), "same", "open:" + n);
            acts.add(() -> opened.add(desk.the(Disputes.class).open(command).id()));
        }

        List<Rule> refusals = Crowd.actAtOnce(acts);

        assertThat(opened).hasSize(1);
        assertThat(refusals).hasSize(CALLERS - 1).containsOnly(Rule.EXTERNAL_REFERENCE_KNOWN);
        assertThat(desk.count(DisputeOpened.class, opened.element())).isOne();
    }

    @Test
    void theSameOpeningIsAnsweredWithTheSameCase() throws Exception {
        Desk desk = new Desk(application);
        OpenDispute command = open(desk, Sample.dispute(820), "retried", "open:820");
        Queue<CaseId> opened = new ConcurrentLinkedQueue<>();
        Runnable act = () -> opened.add(desk.the(Disputes.class).open(command).id());

        assertThat(Crowd.actAtOnce(Collections.nCopies(CALLERS, act))).isEmpty();

        assertThat(opened).hasSize(CALLERS).containsOnly(Sample.dispute(820));
        assertThat(desk.count(DisputeOpened.class, Sample.dispute(820))).isOne();
    }

    @Test
    void aReferenceWhoseOpeningWasRefusedOpensACaseLater() {
        Desk desk = new Desk(application);
        OpenDispute refused = open(desk, Sample.dispute(830), "second-try", "open:830", PaymentId.of("not-yet"));
        assertThat(Crowd.refusal(() -> desk.the(Disputes.class).open(refused))).containsExactly(Rule.PAYMENT_UNKNOWN);

        desk.pay("not-yet", cny("1.00"));
        OpenDispute again = open(desk, Sample.dispute(831), "second-try", "open:831", PaymentId.of("not-yet"));

        assertThat(desk.the(Disputes.class).open(again).complaint()).isEqualTo(again.complaint());
    }

    @Test
    void aPaymentIsRecordedOnce() throws Exception {
        Desk desk = new Desk(application);
        PaymentId id = PaymentId.of("recorded-at-once");
        RecordPayment command = new RecordPayment(id, Sample.paid(cny("5.00")), desk.system("record:" + id));
        Queue<Boolean> isNew = new ConcurrentLinkedQueue<>();
        Runnable act =
                () -> isNew.add(desk.the(Recordings.class).record(command).isNew());

        assertThat(Crowd.actAtOnce(Collections.nCopies(CALLERS, act))).isEmpty();

        assertThat(isNew).hasSize(CALLERS).containsOnlyOnce(true);
        RecordPayment other = new RecordPayment(id, Sample.paid(cny("6.00")), desk.system("record:" + id));
        assertThat(Crowd.refusal(() -> desk.the(Recordings.class).record(other)))
                .containsExactly(Rule.PAYMENT_DIFFERS);
    }

    private static OpenDispute open(Desk desk, CaseId id, String reference, String commandId, PaymentId... payments) {
        Complaint about = Desk.complaint(
                desk.now(), Reason.PRIVACY, Optional.of(new ExternalReference("test", reference)), payments);
        return new OpenDispute(id, about, Origin.WALLET, desk.system(commandId));
    }
}
