package io.recourse.runtime.trace;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Nobody is told of spans until an operator says who. */
@Configuration(proxyBeanMethods = false)
public class TraceConfiguration {

    /**
     * @param endpoint where spans go, as a rule {@code http://…:4318/v1/traces}; empty for nowhere
     * @param headers that the collector asks for, as {@code name=value,name=value}
     * @param share of the traces that are told, from 0 to 1
     */
    @Bean
    Spans spans(
            @Value("${spring.application.name:recourse}") String service,
            @Value("${recourse.tracing.endpoint:}") String endpoint,
            @Value("${recourse.tracing.headers:}") String headers,
            @Value("${recourse.tracing.share:1}") double share) {
        return endpoint.isBlank()
                ? Spans.None.NONE
                : new ExportedSpans(service, endpoint.strip(), headers(headers), share);
    }

    private static Map<String, String> headers(String text) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String header : text.split(",")) {
            int equals = header.indexOf('=');
            if (equals > 0) {
                headers.put(
                        header.substring(0, equals).strip(),
                        header.substring(equals + 1).strip());
            } else if (!header.isBlank()) {
                throw new IllegalArgumentException("recourse.tracing.headers is no list of name=value");
            }
        }
        return headers;
    }
}
