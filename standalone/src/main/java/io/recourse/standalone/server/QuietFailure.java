package io.recourse.standalone.server;

import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Keeps Spring Boot from describing a failed start: whoever started tells it in one line, and logs what nobody foresaw. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class QuietFailure implements SpringBootExceptionReporter {

    QuietFailure(ConfigurableApplicationContext context) {}

    @Override
    public boolean reportException(Throwable failure) {
        return true;
    }
}
