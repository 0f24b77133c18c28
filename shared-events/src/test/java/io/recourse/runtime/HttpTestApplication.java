package io.recourse.runtime;

import io.recourse.runtime.security.ApiSecurity;
import io.recourse.runtime.web.WebConfiguration;
import io.recourse.testing.TestTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurationImportSelector;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.AnnotationAttributes;
import org.springframework.core.type.AnnotationMetadata;

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

    /** Everything that Spring Boot would configure, but for what stands on a database or on Axon. */
    static class WithoutEvents extends AutoConfigurationImportSelector {

        @Override
        protected AnnotationAttributes getAttributes(@Nullable AnnotationMetadata metadata) {
            return new AnnotationAttributes(Map.of("exclude", new String[0], "excludeName", new String[0]));
        }

        @Override
        protected List<String> getCandidateConfigurations(
                AnnotationMetadata metadata, @Nullable AnnotationAttributes attributes) {
            return super.getCandidateConfigurations(metadata, attributes).stream()
                    .filter(name -> Stream.of("org.axonframework", ".jdbc.", ".flyway.", "scheduler", ".sql.")
                            .noneMatch(name::contains))
                    .collect(Collectors.toCollection(ArrayList::new));
        }
    }
}
