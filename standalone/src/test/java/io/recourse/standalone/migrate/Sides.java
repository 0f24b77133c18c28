package io.recourse.standalone.migrate;

import io.recourse.command.CommandSideApplication;
import io.recourse.query.QuerySideApplication;
import io.recourse.runtime.clock.VirtualClock;
import io.recourse.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** Command side and query side beside each other on an Axon Server, in which it is one instant. */
record Sides(ConfigurableApplicationContext command, ConfigurableApplicationContext query) implements AutoCloseable {

    /** @param secrets a file of environment variables, as a migration writes it */
    static Sides start(DevelopmentServer server, TestDatabase database, Path secrets, Instant now) throws Exception {
        Map<String, Object> properties = new HashMap<>(database.properties());
        Properties ofInstallation = new Properties();
        try (var reader = Files.newBufferedReader(secrets)) {
            ofInstallation.load(reader);
        }
        ofInstallation.forEach((name, value) -> properties.put((String) name, value));
        properties.put("recourse.audit.keys", properties.get("RECOURSE_AUDIT_KEY"));
        properties.put("recourse.audit.origin", properties.get("RECOURSE_AUDIT_ORIGIN"));
        properties.put("AXON_SERVER", server.address());
        properties.put("spring.config.import", "classpath:recourse.yaml,classpath:application-axonserver.yaml");
        properties.put("server.port", "0");
        return new Sides(
                start(CommandSideApplication.class, "command-side", properties, now),
                start(QuerySideApplication.class, "query-side", properties, now));
    }

    private static ConfigurableApplicationContext start(
            Class<?> side, String name, Map<String, Object> properties, Instant now) {
        return new SpringApplicationBuilder(side)
                .profiles("axonserver")
                .properties(properties)
                .properties("spring.application.name=" + name)
                .initializers(context -> ((GenericApplicationContext) context)
                        .registerBean(VirtualClock.class, () -> new VirtualClock(now)))
                .run();
    }

    @Override
    public void close() {
        query.close();
        command.close();
    }
}
