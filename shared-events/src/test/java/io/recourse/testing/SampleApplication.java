package io.recourse.testing;

import io.recourse.command.sample.Counter;
import io.recourse.query.sample.Tally;
import io.recourse.runtime.axon.AxonRuntime;
import io.recourse.runtime.axon.SagaStorage;
import io.recourse.runtime.database.QuerySchema;
import io.recourse.runtime.database.SchemaMigration;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The wiring with one aggregate and one projection, and nothing of the domain. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({AxonRuntime.class, SagaStorage.class, QuerySchema.class, Counter.class, Tally.class})
public class SampleApplication {

    /** Starts it on {@code database}, with further configuration classes if wanted; the caller closes it. */
    public static ConfigurableApplicationContext start(TestDatabase database, Class<?>... more) {
        Map<String, Object> properties = new HashMap<>(database.properties());
        properties.put("spring.config.import", "classpath:recourse.yaml");
        return new SpringApplicationBuilder(SampleApplication.class)
                .sources(more)
                .web(WebApplicationType.NONE)
                .properties(properties)
                .run();
    }

    @Bean
    FlywayMigrationInitializer sampleSchemaMigration(DataSource database) {
        return SchemaMigration.of(database, "sample");
    }
}
