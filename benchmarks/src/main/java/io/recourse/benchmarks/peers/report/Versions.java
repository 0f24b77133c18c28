package io.recourse.benchmarks.peers.report;

import java.util.Optional;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.postgresql.Driver;
import org.springframework.boot.SpringApplication;

/** Of the libraries that are compared, as they say it themselves. */
final class Versions {

    private Versions() {}

    static String text() {
        return String.join(
                ", ",
                of("Flowable", org.flowable.engine.ProcessEngine.class),
                of("Camunda", org.camunda.bpm.engine.ProcessEngine.class),
                of("Axon Framework", EventSourcingRepository.class),
                of("Spring Boot", SpringApplication.class),
                of("PostgreSQL's driver", Driver.class));
    }

    private static String of(String name, Class<?> type) {
        return name + " "
                + Optional.ofNullable(type.getPackage().getImplementationVersion())
                        .orElse("of unknown version");
    }
}
