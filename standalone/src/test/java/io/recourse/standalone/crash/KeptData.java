package io.recourse.standalone.crash;

import io.recourse.standalone.crash.Acknowledged.Answered;
import io.recourse.standalone.data.DataDirectory;
import io.recourse.standalone.data.DataLock;
import io.recourse.standalone.data.Secrets;
import io.recourse.standalone.database.EmbeddedDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * An installation's data in one small file: its secrets, how far its migrations were, the rows of its tables, and what its clients
 * were told. It is put into a fresh database by the same migrations, and from there on a later version of the program takes it.
 */
final class KeptData {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String SECRETS = "secrets/";
    private static final String ROWS = "rows/";
    private static final String VERSIONS = "versions";
    private static final String SEQUENCES = "sequences";
    private static final String ANSWERED = "answered";

    private KeptData() {}

    /** Of a stopped installation. */
    static void write(DataDirectory data, List<Answered> answered, Path file) throws IOException, SQLException {
        try (DataLock held = DataLock.on(data);
                EmbeddedDatabase database = EmbeddedDatabase.start(data, Secrets.ofHeld(data));
                Connection connection = connect(database);
                ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            DatabaseRows rows = new DatabaseRows(connection);
            try (Stream<Path> secrets = Files.list(data.secrets())) {
                for (Path secret : secrets.sorted().toList()) {
                    entry(zip, SECRETS + secret.getFileName(), Files.readAllBytes(secret));
                }
            }
            entry(zip, VERSIONS, lines(rows.versions()));
            entry(zip, SEQUENCES, lines(rows.sequences()));
            for (String table : rows.tables()) {
                entry(zip, ROWS + table, rows.read(table));
            }
            entry(
                    zip,
                    ANSWERED,
                    lines(answered.stream().map(JSON::writeValueAsString).toList()));
        }
    }

    /** @return what its clients were told */
    static List<Answered> restore(Path file, DataDirectory data) throws IOException, SQLException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (String name : names(zip, SECRETS)) {
                Files.write(data.secrets().resolve(name), bytes(zip, SECRETS + name));
            }
            try (DataLock held = DataLock.on(data);
                    EmbeddedDatabase database = EmbeddedDatabase.start(data, Secrets.ofHeld(data));
                    Connection connection = connect(database)) {
                DatabaseRows rows = new DatabaseRows(connection);
                rows.migrate(strings(zip, VERSIONS));
                rows.write(names(zip, ROWS), table -> bytes(zip, ROWS + table));
                rows.setSequences(strings(zip, SEQUENCES));
            }
            return strings(zip, ANSWERED).stream()
                    .map(line -> JSON.readValue(line, Answered.class))
                    .toList();
        }
    }

    private static Connection connect(EmbeddedDatabase database) throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }

    private static void entry(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
        zip.closeEntry();
    }

    private static byte[] lines(List<String> lines) {
        return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> strings(ZipFile zip, String name) throws IOException {
        return new String(bytes(zip, name), StandardCharsets.UTF_8).lines().toList();
    }

    private static byte[] bytes(ZipFile zip, String name) throws IOException {
        try (InputStream in = zip.getInputStream(zip.getEntry(name))) {
            return in.readAllBytes();
        }
    }

    private static List<String> names(ZipFile zip, String folder) {
        return zip.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.startsWith(folder))
                .map(name -> name.substring(folder.length()))
                .toList();
    }
}
