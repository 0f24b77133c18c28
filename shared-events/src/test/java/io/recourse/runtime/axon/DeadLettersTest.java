package io.recourse.runtime.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.recourse.command.sample.CounterMessages.Add;
import io.recourse.command.sample.CounterMessages.Open;
import io.recourse.query.sample.Tally;
import io.recourse.testing.SampleApplication;
import io.recourse.testing.TestDatabase;
import java.time.Duration;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.EventProcessingConfiguration;
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

    private static long letters(String counter) {
        return application
                .getBean(JdbcClient.class)
                .sql("SELECT count(*) FROM query.dead_letter_entry"
                        + " WHERE processing_group = 'tally' AND aggregate_identifier = ?")
                .param(counter)
                .query((row, n) -> row.getLong(1))
                .single();
    }
}
