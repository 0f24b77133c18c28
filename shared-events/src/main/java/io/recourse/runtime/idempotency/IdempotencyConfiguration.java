package io.recourse.runtime.idempotency;

import io.recourse.runtime.problem.Problems;
import io.recourse.runtime.vault.DataKeys;
import io.recourse.runtime.vault.VaultConfiguration;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** Idempotency keys for the controllers of command-side. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@Import(VaultConfiguration.class)
public class IdempotencyConfiguration {

    static final Duration KEPT = Duration.ofHours(48);

    /** Frees at once what a process of the same name left behind when it died. */
    @Bean
    Keys idempotencyKeys(
            JdbcClient jdbc,
            Clock clock,
            @Value("${recourse.node:${HOSTNAME:localhost}:${server.port:8080}}") String node) {
        Keys keys = new Keys(jdbc, node);
        keys.releaseOwn(clock.instant());
        return keys;
    }

    @Bean
    WebMvcConfigurer idempotencyParameters(Keys keys, DataKeys vault, JsonMapper json, Problems problems, Clock clock) {
        OnceResolver resolver = new OnceResolver(new Idempotency(keys, vault, json, problems, clock));
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(resolver);
            }
        };
    }

    @Bean
    Purge idempotencyPurge(Keys keys, Clock clock) {
        return new Purge(keys, clock);
    }

    /** Forgets keys that nobody repeats any more. */
    record Purge(Keys keys, Clock clock) {

        @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT1H")
        void run() {
            keys.purge(clock.instant(), KEPT);
        }
    }
}
