package io.recourse.runtime.content.virus;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Scans with clamd when {@code recourse.clamd.host} says where it is; without it files are not scanned. */
@Configuration(proxyBeanMethods = false)
public class VirusScanConfiguration {

    @Bean
    @ConditionalOnProperty("recourse.clamd.host")
    VirusScan clamd(
            @Value("${recourse.clamd.host}") String host,
            @Value("${recourse.clamd.port:3310}") int port,
            @Value("${recourse.clamd.timeout:60s}") Duration timeout) {
        return new Clamd(host, port, timeout);
    }
}
