package io.recourse.runtime.json;

import io.recourse.runtime.vault.VaultConfiguration;
import java.util.Optional;
import org.axonframework.serialization.RevisionResolver;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** One serializer for everything that Axon stores or sends; Axon's message and event serializers default to it. */
@Configuration(proxyBeanMethods = false)
@Import(VaultConfiguration.class)
public class StoredJsonConfiguration {

    @Bean
    @Primary
    Serializer serializer(RevisionResolver revisions, PersonalSeal seal) {
        return Jackson3Serializer.builder()
                .revisionResolver(revisions)
                .jsonMapperBuilderCustomizer(builder -> StoredJson.configure(builder, Optional.of(seal)))
                .build();
    }
}
