package io.recourse.runtime.web;

import io.recourse.runtime.problem.ProblemConfiguration;
import io.recourse.runtime.shutdown.ShutdownConfiguration;
import java.time.Instant;
import java.util.List;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** What every controller relies on: strict JSON, size limits, versions, paging, problem documents. */
@Configuration(proxyBeanMethods = false)
@Import({ProblemConfiguration.class, ShutdownConfiguration.class})
public class WebConfiguration implements WebMvcConfigurer {

    @Bean
    @Primary
    JsonMapper webJsonMapper() {
        return WebJson.mapper();
    }

    /** After security, so that strangers cannot make us read. */
    @Bean
    FilterRegistrationBean<BodyLimitFilter> bodyLimitFilter() {
        var registration = new FilterRegistrationBean<>(new BodyLimitFilter());
        registration.setOrder(0);
        return registration;
    }

    @Bean
    FilterRegistrationBean<ConcreteTypeFilter> concreteTypeFilter() {
        var registration = new FilterRegistrationBean<>(new ConcreteTypeFilter());
        registration.setOrder(0);
        return registration;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new RequestValues());
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String.class, Instant.class, UtcInstant::parse);
    }
}
