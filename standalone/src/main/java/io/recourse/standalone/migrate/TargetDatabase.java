package io.recourse.standalone.migrate;

import io.recourse.runtime.database.SchemaMigration;
import io.recourse.standalone.data.UserError;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The PostgreSQL that the separate processes will work on.
 *
 * @param url JDBC address
 */
record TargetDatabase(String url, DataSource database) {

    /** @throws UserError when nobody answers there, or not to this user */
    static TargetDatabase at(String url, Optional<String> user, Optional<String> password) {
        PGSimpleDataSource database = new PGSimpleDataSource();
        try {
            database.setURL(url);
        } catch (IllegalArgumentException e) {
            throw new UserError("Not the address of a PostgreSQL database: --db-url " + withoutOptions(url), e);
        }
        user.ifPresent(database::setUser);
        password.ifPresent(database::setPassword);
        TargetDatabase target = new TargetDatabase(withoutOptions(url), database);
        try (var connection = database.getConnection()) {
            connection.isValid(1);
        } catch (SQLException e) {
            throw new UserError("The database " + target.url + " cannot be used: " + e.getMessage(), e);
        }
        return target;
    }

    /**
     * Makes the tables as this version has them.
     *
     * @throws UserError when they were made by a version that this one does not know, or somebody has worked with them
     */
    void prepare() {
        try {
            for (String schema : Tables.SCHEMAS) {
                SchemaMigration.of(database, schema).afterPropertiesSet();
            }
        } catch (FlywayException e) {
            throw new UserError("The tables in " + url + " are not those of this version: " + e.getMessage(), e);
        } catch (Exception e) {
            throw new UserError("The tables in " + url + " cannot be made: " + e.getMessage(), e);
        }
        if (mark().isEmpty() && isUsed()) {
            throw new UserError(
                    url + " is the database of a Recourse that has worked already; take one that is empty.");
        }
    }

    /** What an earlier migration left when it was done: the digest of its history. */
    Optional<String> mark() {
        return sql().sql("select coalesce(obj_description('command'::regnamespace), '')")
                .query(String.class)
                .optional()
                .filter(text -> text.startsWith(MARK))
                .map(text -> text.substring(MARK.length()));
    }

    /** The statement that leaves it. */
    static String marking(String digest) {
        return "comment on schema command is '" + MARK + digest + "'";
    }

    JdbcClient sql() {
        return JdbcClient.create(database);
    }

    @Override
    public String toString() {
        return url;
    }

    private static final String MARK = "migrated from an embedded store with the digest ";

    private boolean isUsed() {
        return sql().sql("""
                        select exists (select from command.token_entry) or exists (select from query.token_entry)
                            or exists (select from command.scheduled_tasks) or exists (select from vault.data_key)
                        """).query(Boolean.class).single();
    }

    private static String withoutOptions(String url) {
        return url.replaceFirst("\\?.*", "").replaceFirst("//[^/@]*@", "//");
    }
}
