package io.recourse.standalone.imports;

import io.recourse.runtime.vault.MasterKeys;
import io.recourse.standalone.audit.AuditKeyFile;
import io.recourse.standalone.data.DataDirectory;
import io.recourse.standalone.data.DataLock;
import io.recourse.standalone.data.KeptMasterKeys;
import io.recourse.standalone.data.Migrated;
import io.recourse.standalone.data.Secrets;
import io.recourse.standalone.data.UserError;
import io.recourse.standalone.database.EmbeddedDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/** A data directory in the hands of one work: both sides run on it without a way in from outside, in a time of their own. */
public final class Workshop implements AutoCloseable {

    private final Deque<Runnable> closing = new ArrayDeque<>();
    private ConfigurableApplicationContext application;

    private Workshop(DataDirectory data, Clock clock) {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stop"));
        try {
            closing.push(DataLock.on(data)::close);
            Migrated.requireNot(data);
            Secrets secrets = Secrets.ofHeld(data);
            EmbeddedDatabase database = EmbeddedDatabase.start(data, secrets);
            closing.push(database::close);
            release(database);
            application = application(database, AuditKeyFile.in(secrets), KeptMasterKeys.of(secrets), clock);
            closing.push(application::close);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** @throws UserError when another process works on the directory, or it cannot be used */
    public static Workshop on(DataDirectory data, Clock clock) {
        return new Workshop(data, clock);
    }

    public <T> T bean(Class<T> type) {
        return application.getBean(type);
    }

    @Override
    public synchronized void close() {
        while (!closing.isEmpty()) {
            closing.pop().run();
        }
    }

    private static ConfigurableApplicationContext application(
            EmbeddedDatabase database, AuditKeyFile keys, MasterKeys masterKeys, Clock clock) {
        SpringApplication application = new SpringApplication(BothSides.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        // The database must outlive the application: one hook, which knows the order.
        application.setRegisterShutdownHook(false);
        application.addInitializers(context -> context.getBeanFactory().registerSingleton("clock", clock));
        application.addInitializers(context -> context.getBeanFactory().registerSingleton("masterKeys", masterKeys));
        List<String> settings = new ArrayList<>(keys.settings());
        settings.addAll(List.of(
                "logging.level.root=warn",
                // Nobody calls from outside, so that no token is ever checked.
                "spring.security.oauth2.resourceserver.jwt.issuer-uri=http://127.0.0.1",
                "spring.security.oauth2.resourceserver.jwt.jwk-set-uri=http://127.0.0.1",
                // Many rows in one statement where the driver has a batch of them: imports have many.
                "spring.datasource.url=" + database.url() + "?reWriteBatchedInserts=true",
                "spring.datasource.username=" + database.user(),
                "spring.datasource.password=" + database.password()));
        return application.run(settings.stream().map(setting -> "--" + setting).toArray(String[]::new));
    }

    /**
     * Lets go of deadlines that a killed process held. By the clock of a running system they would be free after a minute without a
     * heartbeat, but a virtual clock stands still while it is waited for them. Nobody else holds any: the directory is ours.
     */
    private static void release(EmbeddedDatabase database) {
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            if (exists(statement)) {
                statement.executeUpdate("""
                        UPDATE command.scheduled_tasks
                        SET picked = false, picked_by = NULL, last_heartbeat = NULL, version = version + 1
                        WHERE picked""");
            }
        } catch (SQLException e) {
            throw new UserError("The database of " + database.url() + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static boolean exists(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT to_regclass('command.scheduled_tasks') IS NOT NULL")) {
            return row.next() && row.getBoolean(1);
        }
    }
}
