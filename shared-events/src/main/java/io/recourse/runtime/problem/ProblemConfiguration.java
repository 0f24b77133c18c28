package io.recourse.runtime.problem;

import io.recourse.runtime.trace.Spans;
import io.recourse.runtime.trace.TraceConfiguration;
import io.recourse.runtime.trace.TraceFilter;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;

/** Problem documents for every failure, and a trace id on every request. */
@Configuration(proxyBeanMethods = false)
@Import({
    TraceConfiguration.class,
    Problems.class,
    ProblemResolver.class,
    ProblemErrorController.class,
    ProblemCatalogue.class
})
public class ProblemConfiguration {

    @Bean
    FilterRegistrationBean<TraceFilter> traceFilter(Spans spans) {
        var registration = new FilterRegistrationBean<>(new TraceFilter(spans));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        registration.setDispatcherTypes(EnumSet.allOf(DispatcherType.class));
        return registration;
    }

    @Bean
    ContainerProblems containerProblems(Problems problems) {
        return new ContainerProblems(problems);
    }

    @Bean
    FilterRegistrationBean<ProblemFilter> problemFilter(Problems problems) {
        var registration = new FilterRegistrationBean<>(new ProblemFilter(problems));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC));
        return registration;
    }
}
