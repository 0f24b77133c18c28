package io.recourse.benchmarks.reading;

import io.recourse.benchmarks.server.PostgresServer;
import io.recourse.query.QuerySide;
import io.recourse.testing.TestTokens;
import java.net.URI;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The query side as it runs, with its security; tokens are those of tests. */
final class Site implements AutoCloseable {

    private static final String NOBODY = "http://issuer.invalid";

    /** The same for every run, so that what one has written another reads. */
    private static final String KEY = "dGVzdCBtYXN0ZXIga2V5LCB0aGlydHktdHdvIGJ5dGU=";

    private final ConfigurableApplicationContext application;

    private Site(ConfigurableApplicationContext application) {
        this.application = application;
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({QuerySide.class, TestTokens.Issuer.class})
    static class Application {}

    static Site on(String url) {
        SpringApplication application = new SpringApplication(Application.class);
        return new Site(application.run(
                "--spring.config.import=classpath:recourse.yaml",
                "--spring.threads.virtual.enabled=true",
                "--logging.level.root=warn",
                "--spring.main.banner-mode=off",
                "--server.port=0",
                // What is measured is what it can, not what one merchant may.
                "--recourse.merchant.requests-per-second=1000000",
                "--recourse.merchant.burst=1000000",
                "--RECOURSE_DB_URL=" + url,
                "--RECOURSE_DB_USER=" + PostgresServer.USER,
                "--RECOURSE_DB_PASSWORD=" + PostgresServer.USER,
                "--RECOURSE_MASTER_KEYS=" + KEY,
                "--RECOURSE_ISSUER_URI=" + NOBODY,
                "--RECOURSE_JWK_SET_URI=" + NOBODY));
    }

    URI address() {
        return address(application);
    }

    static URI address(ConfigurableApplicationContext application) {
        return URI.create("http://127.0.0.1:" + application.getEnvironment().getProperty("local.server.port"));
    }

    JdbcClient database() {
        return application.getBean(JdbcClient.class);
    }

    EventStore events() {
        return application.getBean(EventStore.class);
    }

    @Override
    public void close() {
        application.close();
    }
}
