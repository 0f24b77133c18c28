package io.recourse.benchmarks.deadlines;

import io.recourse.command.deadline.DeadlineSaga;
import io.recourse.command.scheduling.DeadlineScheduling;
import io.recourse.runtime.axon.AxonRuntime;
import io.recourse.runtime.axon.SagaStorage;
import io.recourse.runtime.clock.VirtualClock;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The command side's deadlines as they are, in a time that stands still, and nothing else of it. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({AxonRuntime.class, SagaStorage.class, DeadlineScheduling.class, DeadlineSaga.class, WokenCases.class})
class DeadlinesApplication {

    @Bean
    VirtualClock clock() {
        return new VirtualClock(Stock.NOW);
    }
}
