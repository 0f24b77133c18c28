package io.recourse.runtime.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceparentTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SPAN = "00f067aa0ba902b7";

    @Test
    void aCallerSaysWhichTraceWhichSpanAndWhetherSomebodyIsTold() {
        assertThat(Traceparent.of("00-" + TRACE + "-" + SPAN + "-01"))
                .contains(new Traceparent(new TraceId(TRACE), SPAN, true));
        assertThat(Traceparent.of("00-" + TRACE + "-" + SPAN + "-02"))
                .contains(new Traceparent(new TraceId(TRACE), SPAN, false));
    }

    @Test
    void laterVersionsMayAddSomething() {
        assertThat(Traceparent.of("cc-" + TRACE + "-" + SPAN + "-01-what-comes"))
                .contains(new Traceparent(new TraceId(TRACE), SPAN, true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "00-" + TRACE + "-" + SPAN,
                "00-" + TRACE + "-" + SPAN + "-01-more",
                "00-" + TRACE + "-" + SPAN + "-01-",
                "00-" + TRACE + "-0000000000000000-01",
                "00-00000000000000000000000000000000-" + SPAN + "-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-" + SPAN + "-01",
                "ff-" + TRACE + "-" + SPAN + "-01",
                "cc-" + TRACE + "-" + SPAN + "-01more",
                "00-" + TRACE + "-" + SPAN + "-0g",
            })
    void whatIsMalformedIsIgnored(String header) {
        assertThat(Traceparent.of(header)).isEmpty();
    }
}
