package io.recourse.standalone.faults;

import io.recourse.runtime.vault.MasterKeys;
import io.recourse.standalone.crash.Served;
import io.recourse.standalone.identity.DemoClient;
import io.recourse.testing.TestIssuer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** Two processes of each side, PostgreSQL and Axon Server, as an installation has them; what a gateway does, it does. */
final class Site implements Served, AutoCloseable {

    private static final int OF_EACH = 2;
    private static final String USER = "postgres";
    /** As in deploy/gateway/nginx.conf. */
    private static final Pattern ONLY_COMMAND_SIDE = Pattern.compile("/api/v1/admin/(policies|calendars)(/.*)?");
    /** Known to the process that it was asked of, and to no other. */
    private static final Pattern ONLY_ONE = Pattern.compile("/api/v1/audit/verifications(/.*)?");

    private final EmbeddedPostgres postgres;
    private final TestIssuer issuer;
    private final List<Node> nodes;
    private final AtomicInteger turn = new AtomicInteger();

    private Site(EmbeddedPostgres postgres, TestIssuer issuer, List<Node> nodes) {
        this.postgres = postgres;
        this.issuer = issuer;
        this.nodes = List.copyOf(nodes);
    }

    /**
     * Returns when all are ready.
     *
     * @param directory empty
     */
    static Site start(EventServer events, Path directory) throws Exception {
        EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setDataDirectory(directory.resolve("postgres"))
                .setServerConfig("max_connections", "300")
                .start();
        TestIssuer issuer = TestIssuer.start();
        InetSocketAddress database = new InetSocketAddress(InetAddress.getLoopbackAddress(), postgres.getPort());
        Map<String, String> settings = settings(issuer);
        List<Node> nodes = new ArrayList<>();
        Files.createDirectories(directory);
        for (Program program : Program.values()) {
            for (int number = 1; number <= OF_EACH; number++) {
                String name = program.label() + "-" + number;
                Link toEvents = Link.to(events.address());
                Link toDatabase = Link.to(database);
                Map<String, String> own = new HashMap<>(settings);
                own.put("AXON_SERVER", "127.0.0.1:" + toEvents.port());
                own.put("RECOURSE_DB_URL", "jdbc:postgresql://127.0.0.1:" + toDatabase.port() + "/postgres");
                nodes.add(new Node(name, program, own, directory.resolve(name + ".log"), toEvents, toDatabase));
            }
        }
        Site site = new Site(postgres, issuer, nodes);
        try {
            for (Node node : nodes) {
                node.start(Skew.NONE);
            }
            nodes.forEach(Node::awaitReady);
        } catch (RuntimeException e) {
            site.close();
            throw e;
        }
        return site;
    }

    List<Node> nodes() {
        return nodes;
    }

    List<Node> nodes(Program program) {
        return nodes.stream().filter(node -> node.program() == program).toList();
    }

    @Override
    public URI url(String method, String path) {
        boolean read = method.equals("GET") && !ONLY_COMMAND_SIDE.matcher(path).matches();
        if (ONLY_ONE.matcher(path).matches()) {
            return nodes(Program.QUERY_SIDE).getFirst().url();
        }
        List<Node> able = nodes(read ? Program.QUERY_SIDE : Program.COMMAND_SIDE);
        return able.get(Math.floorMod(turn.getAndIncrement(), able.size())).url();
    }

    @Override
    public String token(String client) {
        DemoClient known = DemoClient.named(client).orElseThrow();
        return issuer.token(known.id(), known.role());
    }

    /** One process alone, without a gateway. */
    Served only(Node node) {
        return new Served() {
            @Override
            public URI url(String method, String path) {
                return node.url();
            }

            @Override
            public String token(String client) {
                return Site.this.token(client);
            }
        };
    }

    /** By a way that no fault is on. */
    Connection connect() throws SQLException {
        return postgres.getPostgresDatabase().getConnection();
    }

    @Override
    public void close() throws InterruptedException, IOException {
        for (Node node : nodes) {
            node.axonServer().heal();
            node.database().heal();
        }
        for (Node node : nodes) {
            node.close();
        }
        issuer.close();
        postgres.close();
    }

    private static Map<String, String> settings(TestIssuer issuer) throws GeneralSecurityException {
        byte[] auditKey = KeyPairGenerator.getInstance("Ed25519")
                .generateKeyPair()
                .getPrivate()
                .getEncoded();
        return Map.of(
                "SPRING_PROFILES_ACTIVE", "axonserver",
                "RECOURSE_DB_USER", USER,
                "RECOURSE_DB_PASSWORD", USER,
                "RECOURSE_MASTER_KEYS", MasterKeys.generate(),
                "RECOURSE_AUDIT_KEY", Base64.getEncoder().encodeToString(auditKey),
                "RECOURSE_ISSUER_URI", issuer.name(),
                "RECOURSE_JWK_SET_URI", issuer.keys());
    }
}
