package io.recourse.standalone.database;

import io.recourse.standalone.data.DataDirectory;
import io.recourse.standalone.data.Secrets;
import io.recourse.standalone.data.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/** Who may do everything in the cluster of a data directory, while its server runs, whoever started that. */
public final class Superuser {

    private static final int PORT_LINE = 3;

    private final Path cluster;
    private final String password;

    public Superuser(DataDirectory data, Secrets secrets) {
        this.cluster = data.cluster();
        this.password = secrets.derive("postgres:" + Cluster.SUPERUSER);
    }

    /** A session in the application's database. */
    public Connection inApplication() throws SQLException {
        return connect(EmbeddedDatabase.NAME);
    }

    /** A session for work on the whole cluster. */
    public Connection inCluster() throws SQLException {
        return connect("postgres");
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(EmbeddedDatabase.url(port(), database), Cluster.SUPERUSER, password);
    }

    private int port() {
        try {
            List<String> lines = Files.readAllLines(cluster.resolve("postmaster.pid"));
            return Integer.parseInt(lines.get(PORT_LINE).strip());
        } catch (IOException | IndexOutOfBoundsException | NumberFormatException e) {
            throw new UserError("PostgreSQL on " + cluster + " does not serve yet, or no longer; try again.", e);
        }
    }
}
