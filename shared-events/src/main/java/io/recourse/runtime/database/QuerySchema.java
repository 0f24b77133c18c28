package io.recourse.runtime.database;

import javax.sql.DataSource;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The schema {@code query}: read models, and the tokens of the projections that write them. */
@Configuration(proxyBeanMethods = false)
public class QuerySchema {

    @Bean
    FlywayMigrationInitializer querySchemaMigration(DataSource database) {
        return SchemaMigration.of(database, "query");
    }
}
