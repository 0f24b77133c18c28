package io.recourse.benchmarks.peers.recourse;

import io.recourse.actor.Role;
import io.recourse.benchmarks.peers.CaseFile;
import io.recourse.benchmarks.peers.Peer;
import io.recourse.benchmarks.peers.PlayedCase;
import io.recourse.benchmarks.peers.Step;
import io.recourse.benchmarks.polling.Connection;
import io.recourse.dispute.CaseId;
import io.recourse.runtime.vault.MasterKeys;
import io.recourse.testing.TestTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Both sides in one process, with all projections and all sagas running. */
public final class Recourse implements Peer {

    private static final String NOBODY = "http://issuer.invalid";

    private final ConfigurableApplicationContext application;
    private final Way way;
    private final Behind behind;
    private final Refunds refunds;

    /** One for each client, who keeps its connection. */
    private final ThreadLocal<Connection> connections = ThreadLocal.withInitial(this::connect);

    private final String token = TestTokens.of("agent-1", Role.AGENT, Role.SUPERVISOR);

    private Recourse(ConfigurableApplicationContext application, Way way) {
        this.application = application;
        this.way = way;
        this.behind = Behind.of(application);
        this.refunds = Refunds.of(application);
    }

    /** How its clients reach it. */
    public enum Way {
        GATEWAY,
        HTTP
    }

    public static Recourse start(String url, Way way) {
        return new Recourse(
                new SpringApplication(BothSides.class)
                        .run(
                                "--spring.config.import=classpath:recourse.yaml",
                                "--spring.threads.virtual.enabled=true",
                                "--logging.level.root=warn",
                                "--spring.main.banner-mode=off",
                                "--server.port=0",
                                "--RECOURSE_DB_URL=" + url,
                                "--RECOURSE_DB_USER=",
                                "--RECOURSE_DB_PASSWORD=",
                                "--RECOURSE_MASTER_KEYS=" + MasterKeys.generate(),
                                "--RECOURSE_ISSUER_URI=" + NOBODY,
                                "--RECOURSE_JWK_SET_URI=" + NOBODY),
                way);
    }

    @Override
    public PlayedCase begin(CaseFile file) {
        Told told = Told.of(application);
        return switch (way) {
            case GATEWAY ->
                new GatewayCase(
                        application.getBean(CommandGateway.class),
                        application.getBean(Clock.class),
                        refunds,
                        told,
                        file);
            case HTTP -> new ToldCase(new HttpCase(connections.get()::send, token, refunds, file), told, file);
        };
    }

    /** Opens a case by HTTP, and nothing more. */
    public CaseId open(CaseFile file) throws Exception {
        HttpCase opened = new HttpCase(connections.get()::send, token, refunds, file);
        opened.take(Step.OPEN);
        return opened.id();
    }

    /** How many events of a type there are, by its simple name. */
    public long count(String eventType) {
        return application
                .getBean(JdbcClient.class)
                .sql("SELECT count(*) FROM command.domain_event_entry WHERE payload_type LIKE '%.' || ?")
                .param(eventType)
                .query(Long.class)
                .single();
    }

    /** Of its web server. */
    public URI address() {
        return URI.create("http://127.0.0.1:"
                + Objects.requireNonNull(application.getEnvironment().getProperty("local.server.port")));
    }

    /** Of an agent and supervisor. */
    public String token() {
        return token;
    }

    private Connection connect() {
        try {
            return new Connection(address());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Duration lag() {
        return behind.lag();
    }

    @Override
    public boolean caughtUp() {
        return behind.nothingIsLeft();
    }

    @Override
    public void close() {
        application.close();
    }
}
