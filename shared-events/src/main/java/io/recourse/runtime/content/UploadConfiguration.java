package io.recourse.runtime.content;

import io.recourse.runtime.content.virus.VirusScanConfiguration;
import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.PropertySource;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** Lets controllers take an {@link Upload}; for the side that receives files. */
@Configuration(proxyBeanMethods = false)
@Import(VirusScanConfiguration.class)
@PropertySource("classpath:io/recourse/runtime/content/upload.properties")
public class UploadConfiguration implements WebMvcConfigurer {
    private final JsonMapper json;

    UploadConfiguration(JsonMapper json) {
        this.json = json;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new UploadResolver(json));
    }
}
