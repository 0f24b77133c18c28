package io.recourse.runtime.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.command.sample.CounterMessages.Add;
import io.recourse.command.sample.CounterMessages.Open;
import io.recourse.rejection.Rejected;
import io.recourse.testing.SampleApplication;
import io.recourse.testing.TestDatabase;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who is overtaken tries again; who is refused does not. */
class ConflictTest {

    /** What another process would write: the aggregate's next event. */
    private static final String OVERTAKE =
            "INSERT INTO command.domain_event_entry (event_identifier, aggregate_identifier, sequence_number, type,"
                    + " time_stamp, payload_type, payload, meta_data)"
                    + " SELECT gen_random_uuid()::text, aggregate_identifier, sequence_number + 1, type, time_stamp,"
                    + " payload_type, payload, meta_data FROM command.domain_event_entry"
                    + " WHERE aggregate_identifier = ? ORDER BY sequence_number DESC LIMIT 1";

    private static final ConcurrentHashMap<String, AtomicInteger> ATTEMPTS = new ConcurrentHashMap<>();

    private static ConfigurableApplicationContext application;
    private static CommandGateway commands;
    private static JdbcClient database;

    @BeforeAll
    static void start() {
        application = SampleApplication.start(TestDatabase.fresh());
        commands = application.getBean(CommandGateway.class);
        database = application.getBean(JdbcClient.class);
        application.getBean(CommandBus.class).registerHandlerInterceptor((unitOfWork, chain) -> {
            boolean overtake = attempt(unitOfWork.getMessage());
            Object result = chain.proceed();
            if (overtake) {
                overtake(unitOfWork.getMessage());
            }
            return result;
        });
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @Test
    void commandThatIsOvertakenTwiceSucceedsTheThirdTime() {
        prepare("overtaken-2");

        int total = commands.sendAndWait(new Add("overtaken-2", 5));

        assertThat(total).as("both other additions, and ours").isEqualTo(1 + 1 + 1 + 5);
        assertThat(attempts("overtaken-2")).isEqualTo(3);
    }

    @Test
    void commandThatIsAlwaysOvertakenIsGivenUpAsAConflict() {
        prepare("overtaken-99");

        assertThatThrownBy(() -> commands.sendAndWait(new Add("overtaken-99", 5)))
                .satisfies(e -> assertThat(ConcurrentChange.causes(e)).isTrue());
        assertThat(attempts("overtaken-99")).isEqualTo(1 + ConflictRetries.MAX_RETRIES);
    }

    @Test
    void rejectionIsNeverTriedAgain() {
        prepare("refused-0");

        assertThatThrownBy(() -> commands.sendAndWait(new Add("refused-0", -100)))
                .satisfies(e -> assertThat(Rejected.in(e)).isPresent());
        assertThat(attempts("refused-0")).isOne();
    }

    @Test
    void conflictIsRecognisedWhenOnlyItsDetailsCrossedTheProcesses() {
        assertThat(ConcurrentChange.causes(new CommandExecutionException(
                        "remote",
                        null,
                        ConcurrentChange.portable(new ConcurrencyException("x"))
                                .getDetails()
                                .orElseThrow())))
                .isTrue();
        assertThat(ConcurrentChange.causes(new CommandExecutionException("remote", null, "other details")))
                .isFalse();
    }

    @Test
    void onlyTheSequenceOfAnAggregateAndADeadlockAreConflicts() {
        prepare("sequence-0");
        EventCollisions collisions = new EventCollisions();
        String copy = "INSERT INTO command.domain_event_entry (event_identifier, aggregate_identifier, sequence_number,"
                + " type, time_stamp, payload_type, payload, meta_data) SELECT %s, aggregate_identifier, %s, type,"
                + " time_stamp, payload_type, payload, meta_data FROM command.domain_event_entry"
                + " WHERE aggregate_identifier = 'sequence-0' LIMIT 1";

        assertThat(collisions.isDuplicateKeyViolation(failureOf(copy.formatted("'new'", "sequence_number"))))
                .isTrue();
        assertThat(collisions.isDuplicateKeyViolation(
                        failureOf("DO $$ BEGIN RAISE EXCEPTION 'deadlock detected' USING ERRCODE = '40P01'; END $$")))
                .as("the one of two that PostgreSQL ended")
                .isTrue();
        assertThat(collisions.isDuplicateKeyViolation(failureOf(copy.formatted("event_identifier", "77"))))
                .isFalse();
        assertThat(collisions.isDuplicateKeyViolation(failureOf("SELECT 1 / 0")))
                .isFalse();
    }

    /** The number at the end of a counter's name says how often its next command is overtaken. */
    private static void prepare(String counter) {
        commands.sendAndWait(new Open(counter));
        commands.sendAndWait(new Add(counter, 1));
        ATTEMPTS.put(counter, new AtomicInteger());
    }

    private static int attempts(String counter) {
        AtomicInteger attempts = ATTEMPTS.get(counter);
        return attempts == null ? 0 : attempts.get();
    }

    /** Counts an attempt; true when somebody else shall be faster this time. */
    private static boolean attempt(CommandMessage<?> command) {
        if (command.getPayload() instanceof Add add && ATTEMPTS.get(add.counter()) instanceof AtomicInteger attempts) {
            int overtakings =
                    Integer.parseInt(add.counter().substring(add.counter().indexOf('-') + 1));
            return attempts.incrementAndGet() <= overtakings;
        }
        return false;
    }

    private static void overtake(CommandMessage<?> command) {
        String counter = ((Add) command.getPayload()).counter();
        Thread other = Thread.ofPlatform()
                .start(() -> database.sql(OVERTAKE).param(counter).update());
        try {
            other.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Exception failureOf(String sql) {
        try {
            database.sql(sql).update();
        } catch (DataAccessException e) {
            return e;
        }
        throw new AssertionError("no failure: " + sql);
    }
}
