package io.recourse.standalone.database;

import io.recourse.standalone.data.DataDirectory;
import io.recourse.standalone.data.Secrets;
import io.recourse.standalone.data.UserError;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.IntConsumer;

/** The running PostgreSQL of a data directory, reachable from this machine by those who know its password. */
public final class EmbeddedDatabase implements AutoCloseable {

    static final String NAME = "recourse";
    private static final int ATTEMPTS = 20;

    private final Cluster cluster;
    private final int port;
    private final String password;
    private final Revival revival;

    private EmbeddedDatabase(Cluster cluster, int port, String password) {
        this.cluster = cluster;
        this.port = port;
        this.password = password;
        this.revival = Revival.of(cluster, port);
    }

    /**
     * Starts the server, with all the data of earlier starts. A server left behind by a killed process is stopped first, and what was
     * acknowledged before the kill is recovered. One that ends by itself later is started again, at the same address. The caller holds
     * the directory's lock until this is closed.
     *
     * @throws UserError when PostgreSQL does not start
     */
    public static EmbeddedDatabase start(DataDirectory data, Secrets secrets) {
        String superuserPassword = secrets.derive("postgres:" + Cluster.SUPERUSER);
        Cluster cluster = new Cluster(data, PostgresPrograms.in(data.programs()));
        cluster.stop();
        cluster.prepare(superuserPassword);
        int port = onFreePort(cluster::start);
        String password = secrets.derive("postgres:" + NAME);
        try {
            createDatabase(url(port, "postgres"), superuserPassword, password);
        } catch (SQLException e) {
            cluster.stop();
            throw new UserError("PostgreSQL started but refused its set-up: " + e.getMessage(), e);
        }
        return new EmbeddedDatabase(cluster, port, password);
    }

    /** The JDBC address of the application's database. */
    public String url() {
        return url(port, NAME);
    }

    /** The application's role, which owns the database and is no superuser. */
    public String user() {
        return NAME;
    }

    public String password() {
        return password;
    }

    /** Stops the server, fast and clean: its next start has nothing to recover. */
    @Override
    public void close() {
        revival.close();
        cluster.stop();
    }

    /** @return the port on which the server was started */
    static int onFreePort(IntConsumer start) {
        for (int attempt = 1; ; attempt++) {
            int port = freePort();
            try {
                start.accept(port);
                return port;
            } catch (StartFailed e) {
                if (attempt == ATTEMPTS || !(e.portTaken() || e.predecessorLeaving())) {
                    throw new UserError("PostgreSQL does not start: " + e.getMessage(), e);
                }
            }
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UserError("No free TCP port on this machine: " + e.getMessage(), e);
        }
    }

    static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    // Each step looks first: a kill between two of them is mended by the next start.
    private static void createDatabase(String url, String superuserPassword, String password) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, Cluster.SUPERUSER, superuserPassword);
                Statement statement = connection.createStatement()) {
            if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?")) {
                statement.execute("CREATE ROLE " + NAME + " LOGIN PASSWORD '" + password + "'");
            }
            if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?")) {
                statement.execute("CREATE DATABASE " + NAME + " OWNER " + NAME);
            }
        }
    }

    private static boolean exists(Connection connection, String query) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, NAME);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }
}
