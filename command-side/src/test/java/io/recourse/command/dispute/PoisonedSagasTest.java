package io.recourse.command.dispute;

import static io.recourse.sample.Sample.NOW;
import static io.recourse.sample.Sample.cny;
import static io.recourse.sample.Sample.refund;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.recourse.actor.Actor;
import io.recourse.actor.Role;
import io.recourse.command.deadline.DeadlineSaga;
import io.recourse.command.refund.RefundSaga;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.DeadlineExpired;
import io.recourse.dispute.RefundSucceeded;
import io.recourse.payment.PaymentId;
import io.recourse.runtime.axon.FromDisk;
import io.recourse.runtime.deadletter.DeadLetter;
import io.recourse.runtime.deadletter.DeadLetters;
import io.recourse.runtime.deadletter.Outcome;
import io.recourse.sample.Sample;
import io.recourse.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An event that a saga cannot take stops its own case there, and no other; mended, it is taken, and what waited behind it. */
class PoisonedSagasTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Actor ADMIN = new Actor("admin", Role.ADMIN);
    private static final CaseId POISONED = Sample.dispute(7);

    /** Enough for both segments. */
    private static final List<CaseId> HEALTHY =
            IntStream.range(0, 6).mapToObj(Sample::dispute).toList();

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcClient jdbc = JdbcClient.create(database.dataSource());

    @SuppressWarnings("NullAway.Init")
    private Desk desk;

    @BeforeEach
    void start() {
        desk = Desk.start(database, NOW);
    }

    @AfterEach
    void stop() {
        desk.close();
    }

    @Test
    void caseWhoseDeadlinesCannotBeScheduledStandsStillAlone() {
        refuse("scheduled_tasks", "convert_from(NEW.task_data, 'UTF8') LIKE '%" + POISONED + "%'");
        new Moves(desk).addPack(1);
        HEALTHY.subList(0, 3).forEach(desk::open);
        desk.open(POISONED);
        HEALTHY.subList(3, 6).forEach(desk::open);

        awaitLetters(DeadlineSaga.GROUP, POISONED.value(), 1);
        Agenda others = new Agenda(desk, HEALTHY);
        others.assertKept();
        DeadLetter letter = only(POISONED.value());
        assertThat(letter.cause().orElseThrow()).contains("SQLSTATE P0001").doesNotContain(POISONED.value());
        assertThat(letter)
                .extracting(DeadLetter::processor, DeadLetter::type, DeadLetter::sequence, DeadLetter::attempts)
                .containsExactly(DeadlineSaga.GROUP, "DisputeOpened", 0L, 1);

        new Moves(desk).pause(POISONED);
        new Moves(desk).pause(HEALTHY.getFirst());
        awaitLetters(DeadlineSaga.GROUP, POISONED.value(), 2);
        handleEverythingAgain(DeadlineSaga.GROUP);
        others.assertKept();
        assertThat(letters(DeadlineSaga.GROUP)).as("not once more").isEqualTo(2);

        desk.close();
        desk = Desk.start(database, NOW);
        new Moves(desk).resume(POISONED);
        awaitLetters(DeadlineSaga.GROUP, POISONED.value(), 3);
        assertThat(retry(POISONED.value())).isEqualTo(Outcome.Kind.STANDS);
        assertThat(only(POISONED.value()))
                .extracting(DeadLetter::id, DeadLetter::attempts, DeadLetter::waiting)
                .containsExactly(letter.id(), 2, 2L);

        mend("scheduled_tasks");
        assertThat(retry(POISONED.value())).isEqualTo(Outcome.Kind.TAKEN);
        assertThat(letters(DeadlineSaga.GROUP)).isZero();
        List<CaseId> all = Stream.concat(HEALTHY.stream(), Stream.of(POISONED)).toList();
        new Agenda(desk, all).assertKept();
        desk.advanceTo(hours(3_000));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(desk.count(DeadlineExpired.class, POISONED))
                        .isEqualTo(desk.count(DeadlineExpired.class, HEALTHY.get(1)))
                        .isPositive());
    }

    @Test
    void caseWhoseEventCannotBeReadStandsStillAloneAndGoesOnWithoutIt() {
        StreamingEventProcessor reader = processor(DeadlineSaga.GROUP);
        reader.shutDown();
        new Moves(desk).addPack(1);
        HEALTHY.subList(0, 3).forEach(desk::open);
        desk.open(POISONED);
        new Moves(desk).pause(POISONED);
        new Moves(desk).resume(POISONED);
        HEALTHY.subList(3, 6).forEach(desk::open);
        long wait = desk.count(
                "SELECT count(*) FROM command.domain_event_entry WHERE aggregate_identifier = ?"
                        + " AND payload_type ~ '(DisputeOpened|ClockPaused|ClockResumed)$'",
                POISONED.value());
        byte[] sound = spoil(POISONED.value(), 0);
        reader.start();

        awaitLetters(DeadlineSaga.GROUP, POISONED.value(), wait);
        DeadLetter letter = only(POISONED.value());
        assertThat(letter.cause().orElseThrow())
                .startsWith("SerializationException")
                .doesNotContain("secret");
        write(POISONED.value(), 0, sound);
        new Agenda(desk, HEALTHY).assertKept();
        assertThat(letters(DeadlineSaga.GROUP)).isEqualTo(wait);

        Outcome outcome = desk.the(DeadLetters.class).skip(letter.id(), "scheduled by hand", ADMIN, NOW);

        assertThat(outcome.kind()).isEqualTo(Outcome.Kind.TAKEN);
        assertThat(letters(DeadlineSaga.GROUP)).isZero();
        assertThat(desk.the(DeadLetters.class).skipped(Optional.empty(), 10))
                .singleElement()
                .satisfies(skipped -> {
                    assertThat(skipped.reason()).isEqualTo("scheduled by hand");
                    assertThat(skipped.processor()).isEqualTo(DeadlineSaga.GROUP);
                });
        assertThat(new Agenda(desk, List.of(POISONED)).scheduled())
                .as("what began to run again after that")
                .isNotEmpty();
    }

    @Test
    void refundWhoseSagaCannotBeKeptWaitsWithThePaymentsAnswerAndMovesMoneyOnce() {
        PaymentId payment = desk.pay("poisoned", cny("50.00"));
        PaymentId other = desk.pay("other", cny("50.00"));
        desk.openIdentified(POISONED, payment);
        HEALTHY.forEach(id -> desk.openIdentified(id, other));
        refuse("association_value_entry", "NEW.association_value = '" + refund(7) + "'");

        desk.refund(POISONED, refund(7), payment, cny("20.00"));
        IntStream.range(0, 6).forEach(n -> desk.refund(HEALTHY.get(n), refund(n), other, cny("1.00")));

        Books healthy = new Books(desk, other, HEALTHY);
        healthy.awaitEnds().assertBalanced();
        awaitLetters(RefundSaga.GROUP, POISONED.value(), 2);
        assertThat(desk.payment(payment).reserved())
                .as("the payment has answered, and that waits")
                .isEqualTo(cny("20.00"));
        assertThat(only(POISONED.value()).type()).isEqualTo("RefundRequested");

        mend("association_value_entry");
        assertThat(retry(POISONED.value())).isEqualTo(Outcome.Kind.TAKEN);
        Books mended = new Books(desk, payment, List.of(POISONED));
        mended.awaitEnds().assertBalanced();
        assertThat(desk.count(RefundSucceeded.class, POISONED)).isOne();
        assertThat(letters(RefundSaga.GROUP)).isZero();
        await().atMost(PATIENCE)
                .until(() -> desk.count(
                                "SELECT count(*) FROM command.saga_entry WHERE saga_type = ?",
                                RefundSaga.class.getName())
                        == 0);
    }

    @Test
    void unreadAnswerOfAPaymentStopsThatPaymentAndWhatTheCaseStandsAtIsStillWaitedFor() {
        PaymentId payment = desk.pay("poisoned", cny("50.00"));
        PaymentId other = desk.pay("other", cny("50.00"));
        desk.openIdentified(POISONED, payment);
        desk.openIdentified(HEALTHY.get(0), payment);
        desk.openIdentified(HEALTHY.get(1), other);
        StreamingEventProcessor reader = processor(RefundSaga.GROUP);
        refuse("association_value_entry", "NEW.association_value = '" + refund(7) + "'");
        desk.refund(HEALTHY.get(0), refund(0), payment, cny("1.00"));
        new Books(desk, payment, List.of(HEALTHY.get(0))).awaitEnds();
        byte[] sound = readAnswersAgain(reader, payment);
        awaitLetters(RefundSaga.GROUP, payment.value(), 2);
        write(payment.value(), 1, sound);

        desk.refund(HEALTHY.get(1), refund(1), other, cny("1.00"));
        new Books(desk, other, List.of(HEALTHY.get(1))).awaitEnds().assertBalanced();
        desk.refund(POISONED, refund(7), payment, cny("20.00"));
        awaitLetters(RefundSaga.GROUP, POISONED.value(), 1);
        awaitLetters(RefundSaga.GROUP, payment.value(), 3);

        jdbc.sql("UPDATE command.dead_letter_entry SET payload = :payload WHERE event_identifier ="
                        + " (SELECT event_identifier FROM command.domain_event_entry"
                        + " WHERE aggregate_identifier = :id AND sequence_number = 1)")
                .param("payload", sound)
                .param("id", payment.value())
                .update();
        assertThat(retry(payment.value())).isEqualTo(Outcome.Kind.TAKEN);
        awaitLetters(RefundSaga.GROUP, POISONED.value(), 2);
        mend("association_value_entry");
        assertThat(retry(POISONED.value())).isEqualTo(Outcome.Kind.TAKEN);
        new Books(desk, payment, List.of(POISONED, HEALTHY.get(0))).awaitEnds().assertBalanced();
        assertThat(letters(RefundSaga.GROUP)).isZero();
    }

    private Outcome.Kind retry(String line) {
        return desk.the(DeadLetters.class).retry(only(line).id()).kind();
    }

    private DeadLetter only(String line) {
        List<DeadLetter> standing =
                desk.the(DeadLetters.class).list(Optional.empty(), Optional.of(line), Optional.empty(), 10);
        assertThat(standing).hasSize(1);
        return standing.getFirst();
    }

    private void awaitLetters(String processor, String line, long number) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(desk.count(
                                "SELECT count(*) FROM command.dead_letter_entry WHERE processing_group = ?"
                                        + " AND sequence_identifier = ?",
                                processor,
                                line))
                        .isEqualTo(number));
    }

    private long letters(String processor) {
        return desk.count("SELECT count(*) FROM command.dead_letter_entry WHERE processing_group = ?", processor);
    }

    private void handleEverythingAgain(String group) {
        StreamingEventProcessor processor = processor(group);
        processor.shutDown();
        jdbc.sql("DELETE FROM command.token_entry WHERE processor_name = ?")
                .param(group)
                .update();
        processor.start();
    }

    /** From the request on, with an answer that is damaged. */
    private byte[] readAnswersAgain(StreamingEventProcessor reader, PaymentId payment) {
        reader.shutDown();
        byte[] sound = spoil(payment.value(), 1);
        TrackingToken request = GapAwareTrackingToken.newInstance(
                desk.count(
                        "SELECT global_index - 1 FROM command.domain_event_entry"
                                + " WHERE aggregate_identifier = ? AND sequence_number = 1",
                        payment.value()),
                Set.of());
        TokenStore tokens = desk.the(EventProcessingConfiguration.class).tokenStore(RefundSaga.GROUP);
        new TransactionTemplate(desk.the(PlatformTransactionManager.class)).executeWithoutResult(status -> {
            for (int segment : tokens.fetchSegments(RefundSaga.GROUP)) {
                tokens.fetchToken(RefundSaga.GROUP, segment);
                tokens.storeToken(request, RefundSaga.GROUP, segment);
                tokens.releaseClaim(RefundSaga.GROUP, segment);
            }
        });
        reader.start();
        return sound;
    }

    private StreamingEventProcessor processor(String group) {
        return desk.the(EventProcessingConfiguration.class)
                .eventProcessor(group, StreamingEventProcessor.class)
                .orElseThrow();
    }

    private void refuse(String table, String which) {
        jdbc.sql("CREATE FUNCTION command.poison() RETURNS trigger LANGUAGE plpgsql AS"
                        + " $$ BEGIN RAISE EXCEPTION 'refused'; END $$")
                .update();
        jdbc.sql("CREATE TRIGGER poison BEFORE INSERT ON command." + table + " FOR EACH ROW WHEN (" + which
                        + ") EXECUTE FUNCTION command.poison()")
                .update();
    }

    private void mend(String table) {
        jdbc.sql("DROP TRIGGER poison ON command." + table).update();
    }

    /** As if its bytes had been damaged on the disk; the bytes that they were. */
    private byte[] spoil(String stream, long sequence) {
        byte[] sound = jdbc.sql("SELECT payload FROM command.domain_event_entry"
                        + " WHERE aggregate_identifier = ? AND sequence_number = ?")
                .params(stream, sequence)
                .query(byte[].class)
                .single();
        write(stream, sequence, "{\"caseId\": \"secret".getBytes(StandardCharsets.UTF_8));
        return sound;
    }

    private void write(String stream, long sequence, byte[] payload) {
        jdbc.sql(
                        "UPDATE command.domain_event_entry SET payload = ? WHERE aggregate_identifier = ? AND sequence_number = ?")
                .params(payload, stream, sequence)
                .update();
        FromDisk.readAgain(desk.application());
    }

    private static Instant hours(long hours) {
        return NOW.plus(Duration.ofHours(hours));
    }
}
