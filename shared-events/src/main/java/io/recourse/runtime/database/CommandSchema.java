package io.recourse.runtime.database;

import javax.sql.DataSource;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The schema {@code command}: embedded event store, sagas, deadlines, and the tokens of command-side. */
@Configuration(proxyBeanMethods = false)
public class CommandSchema {

    @Bean
    FlywayMigrationInitializer commandSchemaMigration(DataSource database) {
        return SchemaMigration.of(database, "command");
    }
}
