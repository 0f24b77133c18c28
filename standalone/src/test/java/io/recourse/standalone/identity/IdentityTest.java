package io.recourse.standalone.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** The clients whose secrets everybody at the machine can read. */
class IdentityTest {

    private final ApplicationContextRunner application =
            new ApplicationContextRunner().withUserConfiguration(Identity.class);

    @Test
    void demo_clients_and_their_issuer_are_off_when_they_are_not_wanted() {
        application
                .withPropertyValues("recourse.demo=false")
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean(DemoClients.class)
                        .doesNotHaveBean("tokenChain")
                        .doesNotHaveBean("jwtDecoder")
                        .doesNotHaveBean("signingKey"));
        application.run(context -> assertThat(context)
                .as("without the property they are on, and lack the installation's secrets here")
                .hasFailed());
    }
}
