package io.recourse.runtime.database;

import java.util.Map;
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

    /**
     * With the other kind of lock the history has a connection of its own, which commits after the migration has: who is killed between
     * the two would do it again at the next start, and could not.
     */
    private static final Map<String, String> ONE_CONNECTION = Map.of("flyway.postgresql.transactional.lock", "false");

    private SchemaMigration() {}

    /** As a bean, this makes every bean that uses the database wait for it. */
    public static FlywayMigrationInitializer of(DataSource database, String schema) {
        return new FlywayMigrationInitializer(Flyway.configure()
                .dataSource(SameDatabase.unhurried(database))
                .defaultSchema(schema)
                .schemas(schema)
                .locations("classpath:db/" + schema)
                .configuration(ONE_CONNECTION)
                .load());
    }
}
