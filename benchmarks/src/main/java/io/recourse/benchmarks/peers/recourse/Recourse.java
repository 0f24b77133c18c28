package io.recourse.benchmarks.peers.recourse;

import io.recourse.benchmarks.peers.CaseFile;
import io.recourse.benchmarks.peers.Peer;
import io.recourse.benchmarks.peers.PlayedCase;
import io.recourse.runtime.vault.MasterKeys;
import java.time.Clock;
import java.time.Duration;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** By the command gateway, with all projections and all sagas running. */
public final class Recourse implements Peer {

    private static final String NOBODY = "http://issuer.invalid";

    private final ConfigurableApplicationContext application;
    private final Behind behind;
    private final Refunds refunds;

    private Recourse(ConfigurableApplicationContext application) {
        this.application = application;
        this.behind = Behind.of(application);
        this.refunds = Refunds.of(application);
    }

    public static Recourse start(String url) {
        return new Recourse(new SpringApplicationBuilder(BothSides.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--spring.config.import=classpath:recourse.yaml",
                        "--logging.level.root=warn",
                        "--spring.main.banner-mode=off",
                        "--RECOURSE_DB_URL=" + url,
                        "--RECOURSE_DB_USER=",
                        "--RECOURSE_DB_PASSWORD=",
                        "--RECOURSE_MASTER_KEYS=" + MasterKeys.generate(),
                        "--RECOURSE_ISSUER_URI=" + NOBODY,
                        "--RECOURSE_JWK_SET_URI=" + NOBODY));
    }

    @Override
    public PlayedCase begin(CaseFile file) {
        return new GatewayCase(
                application.getBean(CommandGateway.class),
                application.getBean(Clock.class),
                refunds,
                Told.of(application),
                file);
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
