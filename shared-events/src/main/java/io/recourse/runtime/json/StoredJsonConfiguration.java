package io.recourse.runtime.json;

import org.axonframework.serialization.RevisionResolver;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** One serializer for everything that Axon stores or sends; Axon's message and event serializers default to it. */
@Configuration(proxyBeanMethods = false)
public class StoredJsonConfiguration {

    @Bean
    @Primary
    Serializer serializer(RevisionResolver revisions) {
        return Jackson3Serializer.builder()
                .revisionResolver(revisions)
                .jsonMapperBuilderCustomizer(StoredJson::configure)
                .build();
    }
}
