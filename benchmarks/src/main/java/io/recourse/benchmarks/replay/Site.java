package io.recourse.benchmarks.replay;

import io.recourse.benchmarks.server.PostgresServer;
import io.recourse.query.QuerySide;
import io.recourse.query.projection.StoredDocuments;
import io.recourse.query.rebuild.Rebuilds;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Serializer;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The query side as it runs, without its web server. */
final class Site implements AutoCloseable {

    private static final String NOBODY = "http://issuer.invalid";

    /** The same for every start, so that what one has written another reads. */
    private static final String KEY = "dGVzdCBtYXN0ZXIga2V5LCB0aGlydHktdHdvIGJ5dGU=";

    private final ConfigurableApplicationContext application;

    private Site(ConfigurableApplicationContext application) {
        this.application = application;
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(QuerySide.class)
    static class Application {}

    static Site on(String url) {
        SpringApplication application = new SpringApplication(Application.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        return new Site(application.run(
                "--spring.config.import=classpath:recourse.yaml",
                "--logging.level.root=warn",
                "--spring.main.banner-mode=off",
                "--RECOURSE_DB_URL=" + url,
                "--RECOURSE_DB_USER=" + PostgresServer.USER,
                "--RECOURSE_DB_PASSWORD=" + PostgresServer.USER,
                "--RECOURSE_MASTER_KEYS=" + KEY,
                "--RECOURSE_ISSUER_URI=" + NOBODY,
                "--RECOURSE_JWK_SET_URI=" + NOBODY));
    }

    JdbcClient database() {
        return application.getBean(JdbcClient.class);
    }

    EventStore events() {
        return application.getBean(EventStore.class);
    }

    /** Makes the product's rows without its processors. */
    Plain.Making same() {
        return new Same(
                application.getBean("eventSerializer", Serializer.class), application.getBean(StoredDocuments.class));
    }

    Rebuilds rebuilds() {
        return application.getBean(Rebuilds.class);
    }

    @Override
    public void close() {
        application.close();
    }
}
