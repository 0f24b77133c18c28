package io.recourse.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportSelector;
import org.springframework.core.annotation.AnnotationAttributes;
import org.springframework.core.type.AnnotationMetadata;

/** What Spring Boot would configure by itself, but for some: tests of one part start without the others. */
abstract class AutoConfigurationWithout extends AutoConfigurationImportSelector {
    private final String[] unwanted;

    AutoConfigurationWithout(String... unwanted) {
        this.unwanted = unwanted;
    }

    @Override
    protected AnnotationAttributes getAttributes(@Nullable AnnotationMetadata metadata) {
        return new AnnotationAttributes(Map.of("exclude", new String[0], "excludeName", new String[0]));
    }

    @Override
    protected List<String> getCandidateConfigurations(
            AnnotationMetadata metadata, @Nullable AnnotationAttributes attributes) {
        return super.getCandidateConfigurations(metadata, attributes).stream()
                .filter(name -> Stream.of(unwanted).noneMatch(name::contains))
                .collect(Collectors.toCollection(ArrayList::new));
    }
}
