package io.recourse.runtime.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class TraceConfigurationTest {

    private final ApplicationContextRunner application =
            new ApplicationContextRunner().withUserConfiguration(TraceConfiguration.class);

    @Test
    void nobodyIsToldUntilAnOperatorSaysWho() {
        application.run(context -> assertThat(context.getBean(Spans.class)).isEqualTo(Spans.None.NONE));
        application
                .withPropertyValues("recourse.tracing.endpoint=")
                .run(context -> assertThat(context.getBean(Spans.class)).isEqualTo(Spans.None.NONE));
    }

    @Test
    void headersThatMakeNoSenseEndTheStart() {
        application
                .withPropertyValues(
                        "recourse.tracing.endpoint=http://127.0.0.1:1/v1/traces", "recourse.tracing.headers=x")
                .run(context -> assertThat(context).hasFailed());
    }
}
