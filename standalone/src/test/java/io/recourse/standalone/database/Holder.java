package io.recourse.standalone.database;

import io.recourse.standalone.data.DataDirectory;
import io.recourse.standalone.data.DataLock;
import io.recourse.standalone.data.Secrets;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;

/** A process that holds a data directory, commits one row in its database, says so and stays until it is killed. */
final class Holder {

    private Holder() {}

    public static void main(String[] arguments) throws Exception {
        DataDirectory data = DataDirectory.at(Path.of(arguments[0]));
        DataLock lock = DataLock.on(data);
        EmbeddedDatabase database = EmbeddedDatabase.start(data, Secrets.ofHeld(data));
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE kept (word text)");
            statement.execute("INSERT INTO kept VALUES ('acknowledged')");
            System.out.println("ready");
            waitForever(lock);
        }
    }

    private static void waitForever(DataLock lock) throws IOException {
        if (System.in.read() >= 0) {
            lock.close();
        }
    }

    static Process start(Path data) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        data.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
