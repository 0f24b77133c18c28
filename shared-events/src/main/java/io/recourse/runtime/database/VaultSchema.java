package io.recourse.runtime.database;

import javax.sql.DataSource;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The schema {@code vault}: the keys of personal data, which both sides use. */
@Configuration(proxyBeanMethods = false)
public class VaultSchema {

    public static final String MIGRATION = "vaultSchemaMigration";

    @Bean(MIGRATION)
    FlywayMigrationInitializer vaultSchemaMigration(DataSource database) {
        return SchemaMigration.of(database, "vault");
    }
}
