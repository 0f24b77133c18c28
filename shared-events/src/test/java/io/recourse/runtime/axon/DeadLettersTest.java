package io.recourse.runtime.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.recourse.actor.Actor;
import io.recourse.actor.Role;
import io.recourse.command.sample.CounterMessages.Add;
import io.recourse.command.sample.CounterMessages.Open;
import io.recourse.query.sample.Tally;
import io.recourse.runtime.deadletter.DeadLetter;
import io.recourse.runtime.deadletter.DeadLetters;
import io.recourse.runtime.deadletter.Outcome;
import io.recourse.runtime.deadletter.SkippedEvent;
import io.recourse.testing.SampleApplication;
import io.recourse.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An event that a projection cannot take is kept aside whole, and stops nobody else. */
class DeadLettersTest {

    private static ConfigurableApplicationContext application;
    private static CommandGateway commands;
    private static Tally tally;

    @BeforeAll
    static void start() {
        application = SampleApplication.start(TestDatabase.fresh());
        commands = application.getBean(CommandGateway.class);
        tally = application.getBean(Tally.class);
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {Tally.REFUSED, Tally.REFUSED_BY_DATABASE, Tally.JAVA_ERROR})
    void poisonedEventIsKeptAsideWithoutATraceAndOthersGoOn(int poison) {
        String poisoned = "poisoned-" + poison;
        String healthy = "healthy-" + poison;
        commands.sendAndWait(new Open(poisoned));
        commands.sendAndWait(new Open(healthy));

        commands.sendAndWait(new Add(poisoned, 1));
        commands.sendAndWait(new Add(poisoned, poison));
        commands.sendAndWait(new Add(healthy, 2));
        commands.sendAndWait(new Add(poisoned, 3));

        await().atMost(Duration.ofSeconds(20)).until(() -> letters(poisoned) == 2);
        await().untilAsserted(() -> assertThat(tally.amounts(healthy)).containsExactly(2));
        assertThat(tally.amounts(poisoned))
                .as("neither half of the failed event, nor what came after it")
                .containsExactly(1);
    }

    @Test
    void eventThatIsTakenInTheEndBringsTheLaterOnesAlongInOrder() {
        commands.sendAndWait(new Open("mended"));
        commands.sendAndWait(new Add("mended", Tally.REFUSED));
        commands.sendAndWait(new Add("mended", 4));
        await().atMost(Duration.ofSeconds(20)).until(() -> letters("mended") == 2);

        tally.mend("mended");
        application
                .getBean(EventProcessingConfiguration.class)
                .sequencedDeadLetterProcessor("tally")
                .orElseThrow()
                .process(letter -> letter.message().getPayload().toString().contains("mended"));

        assertThat(tally.amounts("mended")).containsExactly(Tally.REFUSED, 4);
        assertThat(letters("mended")).isZero();
    }

    @Test
    void causeTellsTheFailureAndItsPlaceAndNothingThatItSaid() {
        poison("told", Tally.REFUSED_BY_DATABASE);

        DeadLetter letter = only("told");

        assertThat(letter.causeType()).get().asString().endsWith("DataIntegrityViolationException");
        assertThat(letter.cause().orElseThrow())
                .contains("PSQLException (SQLSTATE 22012)", "at " + Tally.class.getName() + ".on:")
                .doesNotContain("SELECT", "zero");
        assertThat(letter)
                .extracting(
                        DeadLetter::processor,
                        DeadLetter::sequence,
                        DeadLetter::type,
                        DeadLetter::attempts,
                        DeadLetter::waiting)
                .containsExactly("tally", 1L, "Added", 1, 0L);
    }

    @Test
    void letterThatIsRefusedAgainStaysWhereItWasAndIsCounted() {
        poison("again", Tally.REFUSED);
        commands.sendAndWait(new Add("again", 5));
        await().until(() -> letters("again") == 2);

        DeadLetter first = only("again");
        Outcome outcome = desk().retry(first.id());

        assertThat(outcome.kind()).isEqualTo(Outcome.Kind.STANDS);
        assertThat(outcome.left()).contains(only("again"));
        assertThat(only("again"))
                .extracting(DeadLetter::attempts, DeadLetter::waiting)
                .containsExactly(2, 1L);
        assertThat(only("again").causeType()).isEqualTo(first.causeType());
        assertThat(tally.amounts("again")).isEmpty();
    }

    @Test
    void letterIsFoundAmongMoreThanAxonWouldLookAt() {
        for (int i = 0; i < 25; i++) {
            poison("many-" + i, Tally.REFUSED);
        }
        tally.mend("many-24");

        assertThat(desk().retry(only("many-24").id()).kind()).isEqualTo(Outcome.Kind.TAKEN);
        assertThat(tally.amounts("many-24")).containsExactly(Tally.REFUSED);
        assertThat(desk().list(Optional.of("tally"), Optional.empty(), Optional.empty(), 200))
                .extracting(DeadLetter::streamId)
                .contains("many-23")
                .doesNotContain("many-24");
    }

    @Test
    void skippedEventIsLeftOutAndThoseBehindItGoOnAndThatStaysOnRecord() {
        poison("skipped", Tally.JAVA_ERROR);
        commands.sendAndWait(new Add("skipped", 6));
        await().until(() -> letters("skipped") == 2);
        DeadLetter letter = only("skipped");
        Actor admin = new Actor("admin", Role.ADMIN);
        Instant at = Instant.parse("2026-03-02T08:00:00Z");

        assertThat(desk().skip(letter.id(), "counted by hand", admin, at).kind())
                .isEqualTo(Outcome.Kind.TAKEN);
        assertThat(desk().skip(letter.id(), "repeated", admin, at.plusSeconds(1))
                        .kind())
                .as("the same again changes nothing")
                .isEqualTo(Outcome.Kind.TAKEN);

        assertThat(tally.amounts("skipped")).containsExactly(6);
        assertThat(desk().skipped(Optional.empty(), 10))
                .singleElement()
                .satisfies(event -> assertThat(event)
                        .extracting(
                                SkippedEvent::eventId,
                                SkippedEvent::reason,
                                SkippedEvent::by,
                                SkippedEvent::skippedAt,
                                SkippedEvent::cause)
                        .containsExactly(letter.eventId(), "counted by hand", admin, at, letter.cause()));
        assertThatThrownBy(() -> database()
                        .sql("UPDATE query.dead_letter_skipped SET reason = 'other'")
                        .update())
                .hasMessageContaining("stays on record");
        assertThatThrownBy(() ->
                        database().sql("DELETE FROM query.dead_letter_skipped").update())
                .hasMessageContaining("stays on record");
    }

    @Test
    void eventThatCannotBeReadStopsItsStreamAlone() {
        StreamingEventProcessor reader = application
                .getBean(EventProcessingConfiguration.class)
                .eventProcessor("tally", StreamingEventProcessor.class)
                .orElseThrow();
        reader.shutDown();
        commands.sendAndWait(new Open("before"));
        commands.sendAndWait(new Open("unreadable"));
        commands.sendAndWait(new Open("after"));
        commands.sendAndWait(new Add("before", 1));
        commands.sendAndWait(new Add("unreadable", 2));
        commands.sendAndWait(new Add("unreadable", 3));
        commands.sendAndWait(new Add("after", 4));
        spoil("unreadable");
        FromDisk.readAgain(application);
        reader.start();

        await().atMost(Duration.ofSeconds(20)).until(() -> letters("unreadable") == 2);
        await().untilAsserted(() -> assertThat(tally.amounts("after")).containsExactly(4));
        assertThat(tally.amounts("before")).containsExactly(1);
        assertThat(tally.amounts("unreadable")).isEmpty();
        assertThat(only("unreadable").cause().orElseThrow())
                .startsWith("SerializationException")
                .doesNotContain("secret");
    }

    @Test
    void unknownLetterIsNotThere() {
        assertThat(desk().retry("none").kind()).isEqualTo(Outcome.Kind.UNKNOWN);
        assertThat(desk().find("none")).isEmpty();
    }

    private static void poison(String counter, int amount) {
        commands.sendAndWait(new Open(counter));
        commands.sendAndWait(new Add(counter, amount));
        await().atMost(Duration.ofSeconds(20)).until(() -> letters(counter) == 1);
    }

    /** As if its bytes had been damaged on the disk. */
    private static void spoil(String counter) {
        database()
                .sql("UPDATE command.domain_event_entry SET payload = convert_to('{\"amount\": \"secret\"}', 'UTF8')"
                        + " WHERE aggregate_identifier = ? AND sequence_number = 1")
                .param(counter)
                .update();
    }

    private static DeadLetters desk() {
        return application.getBean(DeadLetters.class);
    }

    private static DeadLetter only(String counter) {
        List<DeadLetter> found = desk().list(Optional.empty(), Optional.of(counter), Optional.empty(), 10);
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private static JdbcClient database() {
        return application.getBean(JdbcClient.class);
    }

    private static long letters(String counter) {
        return database()
                .sql("SELECT count(*) FROM query.dead_letter_entry"
                        + " WHERE processing_group = 'tally' AND aggregate_identifier = ?")
                .param(counter)
                .query((row, n) -> row.getLong(1))
                .single();
    }
}
