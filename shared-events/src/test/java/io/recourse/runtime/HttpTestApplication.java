package io.recourse.runtime;

import io.recourse.runtime.security.ApiSecurity;
import io.recourse.runtime.web.WebConfiguration;
import io.recourse.testing.TestTokens;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.annotation.Import;

/** The HTTP wiring with {@link ProbeController} behind it: no events and no database. */
@SpringBootConfiguration(proxyBeanMethods = false)
@Import({
    HttpTestApplication.WithoutEvents.class,
    WebConfiguration.class,
    ApiSecurity.class,
    TestTokens.Issuer.class,
    ProbeController.class
})
class HttpTestApplication {

    /** Neither a database nor events. */
    static class WithoutEvents extends AutoConfigurationWithout {
        WithoutEvents() {
            super("org.axonframework", "scheduler", ".jdbc.", ".flyway.", ".sql.");
        }
    }
}
