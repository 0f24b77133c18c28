package io.recourse.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.testing.TestDatabase;
import java.lang.reflect.Modifier;
import org.axonframework.config.EventProcessingConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.ContextConfiguration;

/** The command side by itself, as one process. */
@SpringBootTest(classes = CommandSideApplication.class)
@ContextConfiguration(initializers = TestDatabase.Initializer.class)
@ExtendWith(OutputCaptureExtension.class)
class CommandSideTest {

    @Autowired
    private EventProcessingConfiguration processing;

    @Test
    void startsWithItsSagasAndWithoutAWarning(CapturedOutput output) {
        assertThat(processing.eventProcessors())
                .containsOnlyKeys(
                        "command.deadlines",
                        "command.forgetting",
                        "command.holds",
                        "command.incidents",
                        "command.payments",
                        "command.refunds",
                        "command.reversals");
        assertThat(processing.eventProcessors().values()).allMatch(processor -> processor.isRunning());
        assertThat(output.getAll()).doesNotContain(" WARN ", " ERROR ");
    }

    /** Axon makes sagas itself, and Jackson leaves a final field as the constructor made it, without a word. */
    @Test
    void everySagaCanBeMadeAndReadBack() {
        assertThat(processing.sagaConfigurations()).hasSize(5).allSatisfy(saga -> {
            assertThat(Modifier.isPublic(saga.type().getModifiers())).isTrue();
            assertThat(saga.type().getConstructor()).isNotNull();
            assertThat(saga.type().getDeclaredFields())
                    .filteredOn(field -> !Modifier.isStatic(field.getModifiers()))
                    .noneMatch(field -> Modifier.isFinal(field.getModifiers()));
        });
    }
}
