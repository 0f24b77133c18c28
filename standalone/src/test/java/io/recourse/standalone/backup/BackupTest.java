package io.recourse.standalone.backup;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.runtime.vault.MasterKeys;
import io.recourse.standalone.CommandRun;
import io.recourse.standalone.data.DataDirectory;
import io.recourse.standalone.data.DataLock;
import io.recourse.standalone.data.KeptMasterKeys;
import io.recourse.standalone.data.Secrets;
import io.recourse.standalone.data.UserError;
import io.recourse.standalone.database.EmbeddedDatabase;
import io.recourse.standalone.database.Superuser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database alone, without what works on it. */
class BackupTest {

    /** One for all tests: a start takes seconds. */
    @TempDir
    static Path parent;

    private static DataDirectory data = new DataDirectory(Path.of(""));
    private static DataLock lock;
    private static EmbeddedDatabase database;

    private Path directory = Path.of("");
    private Path folder = Path.of("");

    @BeforeAll
    static void start() throws IOException {
        data = DataDirectory.at(parent.resolve("it's 数据"));
        lock = DataLock.on(data);
        KeptMasterKeys.of(Secrets.ofHeld(data));
        Files.writeString(data.settings(), "recourse.demo: true\n");
        database = EmbeddedDatabase.start(data, Secrets.ofHeld(data));
    }

    @AfterAll
    static void stop() {
        database.close();
        lock.close();
    }

    @BeforeEach
    void begin() throws SQLException, IOException {
        directory = Files.createTempDirectory(parent, "test");
        folder = directory.resolve("backup");
        execute("DROP TABLE IF EXISTS said");
        execute("CREATE TABLE said (word text)");
    }

    @Test
    void isAddedToAndRestoredToAnyInstantSinceWhetherTheServerRunsOrNot() throws Exception {
        execute("INSERT INTO said VALUES ('before')");
        assertThat(backup().out()).startsWith("Backed up: ");
        execute("INSERT INTO said VALUES ('then')");
        Instant then = now();
        execute("INSERT INTO said VALUES ('after')");
        assertThat(backup().out()).startsWith("Added: ");
        execute("INSERT INTO said VALUES ('at last')");
        stop();
        CommandRun last = backup();
        assertThat(last.status()).as(last.err()).isZero();
        start();
        assertThat(run("backup", folder.toString(), "--verify").out()).startsWith("Whole: ");

        assertThat(restored("then", "--at", then.toString())).containsExactly("before", "then");
        assertThat(restored("end")).containsExactly("before", "then", "after", "at last");

        Manifest manifest = new ManifestFile(folder).read();
        for (Instant outside :
                List.of(manifest.from().minusNanos(1000), manifest.until().plusNanos(1000), then.plusSeconds(86_400))) {
            assertRefused(
                    "from " + manifest.from() + " to " + manifest.until() + ", not to " + outside,
                    restore("none", "--at", outside.toString()));
        }
        assertThat(directory.resolve("none")).doesNotExist();
        assertThat(Files.readString(directory.resolve("end/config.yaml"))).isEqualTo("recourse.demo: true\n");
        assertRefused("is not empty", restore("end"));
    }

    @Test
    void oneByteOfAnyFileIsEnoughToRefuseIt() throws Exception {
        backup();
        Manifest manifest = new ManifestFile(folder).read();
        List<String> some = List.of(
                "manifest",
                "base/global/pg_control",
                "base/backup_label",
                manifest.lastSegment().path(),
                manifest.beside().findFirst().orElseThrow().path());

        for (String name : some) {
            Path file = folder.resolve(name);
            byte[] whole = Files.readAllBytes(file);
            byte[] damaged = whole.clone();
            damaged[damaged.length / 2] ^= 1;
            Files.write(file, damaged);
            assertRefused("damaged", restore("target"));
            assertRefused("damaged", run("backup", folder.toString(), "--verify"));
            Files.delete(file);
            assertRefused("", restore("target"));
            Files.write(file, whole);
        }
        assertThat(directory.resolve("target")).doesNotExist();
        assertThat(run("backup", folder.toString(), "--verify").status()).isZero();
    }

    @Test
    void holdsNoMasterKeysUnlessAskedForAndNothingThatOthersMayRead() throws Exception {
        backup();
        run("backup", directory.resolve("all").toString(), "--once", "--with-master-keys");
        String keys = Files.readString(data.secrets().resolve("master-keys")).strip();

        assertThat(containing(folder, keys)).isEmpty();
        assertThat(containing(directory.resolve("all"), keys)).hasSize(1);
        assertThat(files(folder).map(BackupTest::permissions)).containsOnly("rw-------");
        assertRefused("give your copy of master-keys with --master-keys", CommandRun.of(restoring("target")));
        Path others = Files.writeString(directory.resolve("others"), MasterKeys.generate());
        assertRefused(
                "keys of another installation", CommandRun.of(restoring("target", "--master-keys", others.toString())));
        assertThat(backup().out())
                .as("one made once is none that takes its place")
                .startsWith("Added");
    }

    @Test
    void whatWasInterruptedLooksLikeNoBackupAndIsBegunAgain() throws Exception {
        backup();
        Files.delete(folder.resolve("manifest"));
        Files.writeString(folder.resolve("incomplete"), "0123456789abcdef\n");
        Files.writeString(folder.resolve("base/half"), "");

        assertRefused("holds no complete backup", run("backup", folder.toString(), "--verify"));
        assertRefused("holds no complete backup", restore("target"));
        assertThat(backup().out()).startsWith("Backed up: ");
        assertThat(folder.resolve("base/half")).doesNotExist();
        assertThat(folder.resolve("incomplete")).doesNotExist();
        assertThat(run("backup", folder.toString(), "--verify").status()).isZero();
    }

    @Test
    void aLogThatWasNotKeptIsSaidAndWhatIsThereStaysGood() throws Exception {
        execute("INSERT INTO said VALUES ('before')");
        backup();
        execute("INSERT INTO said VALUES ('after')");
        backup();
        assertThat(slots()).hasSize(1);
        run("backup", directory.resolve("next week").toString());

        assertRefused("make a new backup in another folder", run("backup", folder.toString()));
        assertThat(slots()).as("the log is kept once").hasSize(1);
        Instant earliest = new ManifestFile(folder).read().from();
        assertThat(restored("target", "--at", earliest.toString())).containsExactly("before");
    }

    @Test
    void aBackupThatNobodyContinuesDoesNotFillTheDisk() throws Exception {
        backup();
        try (Connection superuser = new Superuser(data, Secrets.ofHeld(data)).inCluster();
                Statement statement = superuser.createStatement()) {
            statement.execute("ALTER SYSTEM SET max_slot_wal_keep_size = '16MB'");
            statement.execute("SELECT pg_reload_conf()");
            for (int segment = 0; segment < 4; segment++) {
                execute("INSERT INTO said VALUES ('more')");
                statement.execute("SELECT pg_switch_wal()");
            }
            statement.execute("CHECKPOINT");
            statement.execute("ALTER SYSTEM RESET max_slot_wal_keep_size");
            statement.execute("SELECT pg_reload_conf()");
        }

        assertRefused("too much was written since", run("backup", folder.toString()));
        assertThat(run("backup", folder.toString(), "--verify").status()).isZero();
    }

    @Test
    void twoAtOnceAreRefused() throws Exception {
        List<String> before = slots();
        try (ClusterSession first = ClusterSession.open(new Superuser(data, Secrets.ofHeld(data)))) {
            assertThat(first.majorVersion()).isEqualTo("18");
            assertRefused("Another backup of this installation is at work", run("backup", folder.toString()));
        }
        try (BackupFolder held = BackupFolder.open(folder, data)) {
            assertThat(held.manifest().exists()).isFalse();
            assertRefused("is in use by another recourse", run("backup", folder.toString()));
        }
        assertThat(slots()).isEqualTo(before);
    }

    @Test
    void foreignFilesAndTheDataDirectoryAreLeftAlone() throws Exception {
        Path foreign = Files.writeString(Files.createDirectories(folder).resolve("letter.txt"), "Dear Ada");

        assertRefused("is not empty, and holds no backup", run("backup", folder.toString()));
        assertRefused(
                "is in the data directory",
                run("backup", data.root().resolve("backup").toString()));
        assertThat(foreign).hasContent("Dear Ada");
        assertThatThrownBy(() -> Restoration.requireEmpty(folder)).isInstanceOf(UserError.class);
    }

    private CommandRun backup() {
        CommandRun run = run("backup", folder.toString());
        assertThat(run.status()).as(run.err()).isZero();
        return run;
    }

    private CommandRun run(String... arguments) {
        return CommandRun.of(Stream.concat(
                        Stream.of(arguments), Stream.of("--data", data.root().toString()))
                .toArray(String[]::new));
    }

    private CommandRun restore(String target, String... options) {
        List<String> all = new ArrayList<>(List.of(options));
        all.addAll(
                List.of("--master-keys", data.secrets().resolve("master-keys").toString()));
        return CommandRun.of(restoring(target, all.toArray(String[]::new)));
    }

    private String[] restoring(String target, String... options) {
        return Stream.concat(
                        Stream.of(
                                "restore",
                                folder.toString(),
                                "--data",
                                directory.resolve(target).toString()),
                        Stream.of(options))
                .toArray(String[]::new);
    }

    /** What was said, in a restored directory that is started as every other. */
    private List<String> restored(String target, String... options) throws SQLException, IOException {
        // They need not be unpacked again.
        Files.createSymbolicLink(
                Files.createDirectories(directory.resolve(target)).resolve("programs"), data.programs());
        CommandRun run = restore(target, options);
        assertThat(run.status()).as(run.err()).isZero();
        DataDirectory restored = DataDirectory.at(directory.resolve(target));
        try (DataLock held = DataLock.on(restored);
                EmbeddedDatabase copy = EmbeddedDatabase.start(restored, Secrets.ofHeld(restored));
                Connection connection = connect(copy)) {
            return strings(connection, "SELECT word FROM said");
        }
    }

    private static void assertRefused(String why, CommandRun run) {
        assertThat(run.status()).as(run.out()).isEqualTo(1);
        assertThat(run.err().lines()).singleElement().asString().contains(why);
        assertThat(run.out()).isEmpty();
    }

    private List<String> slots() throws SQLException {
        try (Connection connection = connect(database)) {
            return strings(connection, "SELECT slot_name FROM pg_replication_slots");
        }
    }

    private Instant now() throws SQLException {
        try (Connection connection = connect(database)) {
            return Instant.parse(strings(
                            connection,
                            "SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')")
                    .getFirst());
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> strings(Connection connection, String sql) throws SQLException {
        List<String> all = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                all.add(rows.getString(1));
            }
        }
        return all;
    }

    private static Connection connect(EmbeddedDatabase database) throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }

    private static List<Path> containing(Path root, String text) throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path file : files(root).toList()) {
            if (new String(Files.readAllBytes(file), ISO_8859_1).contains(text)) {
                found.add(file);
            }
        }
        return found;
    }

    private static Stream<Path> files(Path root) throws IOException {
        return Files.walk(root).filter(Files::isRegularFile).filter(file -> !file.endsWith(DataLock.FILE));
    }

    private static String permissions(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
