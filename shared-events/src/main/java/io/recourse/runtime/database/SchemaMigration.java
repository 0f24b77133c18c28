package io.recourse.runtime.database;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;

/**
 * Brings one schema of the database up to date before anything reads it. Each schema has its own scripts
 * ({@code classpath:db/<schema>}) and its own history, because the sides are deployed apart.
 *
 * <p>Versions below 10 belong to the wiring that both sides share, the rest to the owner of the schema.
 */
public final class SchemaMigration {

    private SchemaMigration() {}

    /** As a bean, this makes every bean that uses the database wait for it. */
    public static FlywayMigrationInitializer of(DataSource database, String schema) {
        return new FlywayMigrationInitializer(Flyway.configure()
                .dataSource(SameDatabase.unhurried(database))
                .defaultSchema(schema)
                .schemas(schema)
                .locations("classpath:db/" + schema)
                .load());
    }
}
