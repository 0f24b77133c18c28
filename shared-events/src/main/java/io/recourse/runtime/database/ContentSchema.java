package io.recourse.runtime.database;

import javax.sql.DataSource;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The schema {@code content}: the bytes of receipts, written by one side and read by both. */
@Configuration(proxyBeanMethods = false)
public class ContentSchema {

    @Bean
    FlywayMigrationInitializer contentSchemaMigration(DataSource database) {
        return SchemaMigration.of(database, "content");
    }
}
