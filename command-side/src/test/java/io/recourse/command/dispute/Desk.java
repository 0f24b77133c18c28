package io.recourse.command.dispute;

import io.recourse.actor.Act;
import io.recourse.command.CommandSideApplication;
import io.recourse.command.gateway.RefundGateway;
import io.recourse.command.gateway.WitnessPsp;
import io.recourse.command.payment.Payments;
import io.recourse.command.payment.Recordings;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.CaseState;
import io.recourse.dispute.Complaint;
import io.recourse.dispute.DisputeCommand;
import io.recourse.dispute.ExternalReference;
import io.recourse.dispute.OpenDispute;
import io.recourse.dispute.Origin;
import io.recourse.dispute.Reason;
import io.recourse.dispute.Refund;
import io.recourse.dispute.VerifyIdentity;
import io.recourse.identity.IdentityMethod;
import io.recourse.money.Money;
import io.recourse.payment.PaymentDetails;
import io.recourse.payment.PaymentId;
import io.recourse.payment.PaymentState;
import io.recourse.payment.RecordPayment;
import io.recourse.refund.RefundId;
import io.recourse.runtime.clock.VirtualClock;
import io.recourse.sample.Sample;
import io.recourse.testing.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Works cases in a running command side, as its controllers do. */
record Desk(ConfigurableApplicationContext application) implements AutoCloseable {

    /** A command side on {@code database} that keeps system time. */
    static Desk start(Map<String, Object> database) {
        return new Desk(builder(database).run("--server.port=0"));
    }

    /** A command side on {@code database} in which it is {@code now} until {@link #advanceTo}. */
    static Desk start(TestDatabase database, Instant now) {
        return start(database.properties(), now);
    }

    /** One of several processes, which claim their parts of the work in names of their own. */
    static Desk startAs(String node, TestDatabase database, Instant now) {
        Map<String, Object> properties = new HashMap<>(database.properties());
        properties.put("recourse.node", node);
        return start(properties, now);
    }

    static Desk start(Map<String, Object> database, Instant now) {
        VirtualClock clock = new VirtualClock(now);
        return new Desk(builder(database)
                .initializers(
                        context -> ((GenericApplicationContext) context).registerBean(VirtualClock.class, () -> clock))
                .run("--server.port=0"));
    }

    /** A command side on {@code database} with a payment service provider; in which it is {@code now} until {@link #advanceTo}. */
    static Desk start(Map<String, Object> database, VirtualClock clock, WitnessPsp psp) {
        return new Desk(builder(database)
                .initializers(context -> {
                    GenericApplicationContext application = (GenericApplicationContext) context;
                    application.registerBean(VirtualClock.class, () -> clock);
                    application.registerBean(WitnessPsp.class, () -> psp);
                })
                .run("--server.port=0"));
    }

    /** A command side on {@code database} with gateways; in which it is {@code now} until {@link #advanceTo}. */
    static Desk start(Map<String, Object> database, VirtualClock clock, List<RefundGateway> gateways) {
        return new Desk(builder(database)
                .initializers(context -> {
                    GenericApplicationContext application = (GenericApplicationContext) context;
                    application.registerBean(VirtualClock.class, () -> clock);
                    gateways.forEach(gateway -> application.registerBean(
                            "gateway-" + gateway.source(), RefundGateway.class, () -> gateway));
                })
                .run("--server.port=0"));
    }

    /** One of several processes with a payment service provider; as {@link #startAs}, in system time. */
    static Desk startAs(String node, Map<String, Object> database, WitnessPsp psp) {
        Map<String, Object> properties = new HashMap<>(database);
        properties.put("recourse.node", node);
        return new Desk(builder(properties)
                .initializers(
                        context -> ((GenericApplicationContext) context).registerBean(WitnessPsp.class, () -> psp))
                .run("--server.port=0"));
    }

    private static SpringApplicationBuilder builder(Map<String, Object> database) {
        return new SpringApplicationBuilder(CommandSideApplication.class).properties(new HashMap<>(database));
    }

    PaymentId pay(String id, Money amount) {
        RecordPayment command = new RecordPayment(PaymentId.of(id), Sample.paid(amount), system("record:" + id));
        return the(Recordings.class).record(command).payment().id();
    }

    /** A payment that another source than the wallet's ledger moved, by which it is known as {@code ref-<id>}. */
    PaymentId pay(String id, Money amount, String source) {
        PaymentDetails bare = Sample.paid(amount);
        PaymentDetails details = new PaymentDetails(
                bare.customerId(),
                bare.merchantId(),
                bare.amount(),
                bare.capturedAt(),
                bare.orderNumber(),
                bare.channel(),
                bare.device(),
                bare.description(),
                source,
                Optional.of("ref-" + id));
        RecordPayment command = new RecordPayment(PaymentId.of(id), details, system("record:" + id));
        return the(Recordings.class).record(command).payment().id();
    }

    CaseId open(CaseId id, PaymentId... payments) {
        return open(id, Optional.empty(), payments);
    }

    private CaseId open(CaseId id, Optional<ExternalReference> external, PaymentId... payments) {
        Complaint complaint = complaint(now(), reason(id), external, payments);
        return the(Disputes.class)
                .open(new OpenDispute(id, complaint, Origin.WALLET, system("open:" + id)))
                .id();
    }

    /** Cases with neighbouring numbers differ in it, so that several can be open about one payment. */
    private static Reason reason(CaseId id) {
        int number = Integer.parseInt(id.value().substring(id.value().length() - 6));
        return Reason.values()[number % Reason.values().length];
    }

    static Complaint complaint(
            Instant now, Reason reason, Optional<ExternalReference> external, PaymentId... payments) {
        Complaint bare = Sample.bareComplaint();
        return new Complaint(
                bare.customerId(),
                List.of(payments),
                reason,
                bare.channel(),
                Optional.empty(),
                Optional.empty(),
                now,
                now,
                bare.description(),
                bare.desiredResolution(),
                bare.stepsTried(),
                bare.device(),
                bare.orderNumber(),
                bare.place(),
                bare.urgent(),
                bare.language(),
                bare.jurisdiction(),
                external,
                bare.externalValues(),
                bare.externalDueAt(),
                bare.circumstances());
    }

    /** As {@link #open}, with a customer who has shown who they are. */
    CaseId openIdentified(CaseId id, PaymentId... payments) {
        return openIdentified(id, Optional.empty(), payments);
    }

    /** As the other, from outside. */
    CaseId openIdentified(CaseId id, LimitedSource source, PaymentId... payments) {
        return openIdentified(id, Optional.of(source.reference(id)), payments);
    }

    private CaseId openIdentified(CaseId id, Optional<ExternalReference> external, PaymentId... payments) {
        open(id, external, payments);
        handle(new VerifyIdentity(
                id, IdentityMethod.FACE, true, Optional.empty(), Optional.empty(), system("verify:" + id)));
        return id;
    }

    /** @throws io.recourse.rejection.Rejected when the payment has not that much left */
    CaseState refund(CaseId id, RefundId refundId, PaymentId payment, Money amount) {
        return handle(new Refund(id, refundId, payment, amount, Optional.empty(), system("refund:" + refundId)));
    }

    CaseState handle(DisputeCommand command) {
        return the(Disputes.class).handle(command, OptionalLong.empty());
    }

    CaseState dispute(CaseId id) {
        return StoredCase.find(id, the(EventStore.class)).orElseThrow().state();
    }

    PaymentState payment(PaymentId id) {
        return the(Payments.class).find(id).orElseThrow();
    }

    void advanceTo(Instant instant) {
        the(VirtualClock.class).advanceTo(instant);
    }

    Act system(String commandId) {
        return Act.bySystem("desk", now(), commandId);
    }

    Instant now() {
        return the(Clock.class).instant();
    }

    /** The number that a statement counts. */
    long count(String sql, Object... params) {
        return the(JdbcClient.class)
                .sql(sql)
                .params(params)
                .query((row, n) -> row.getLong(1))
                .single();
    }

    /** How often something has happened to a case. */
    long count(Class<?> event, CaseId id) {
        return count(
                "SELECT count(*) FROM command.domain_event_entry WHERE aggregate_identifier = ? AND payload_type = ?",
                id.value(),
                event.getName());
    }

    <T> T the(Class<T> part) {
        return application.getBean(part);
    }

    @Override
    public void close() {
        application.close();
    }
}
