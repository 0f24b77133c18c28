package io.recourse.runtime.shutdown;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The end of a process that serves requests. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
public class ShutdownConfiguration {

    /** @param notice how long requests are still taken after readiness went down */
    @Bean
    ShutdownNotice shutdownNotice(@Value("${recourse.shutdown.notice:PT0S}") Duration notice) {
        return new ShutdownNotice(notice);
    }
}
