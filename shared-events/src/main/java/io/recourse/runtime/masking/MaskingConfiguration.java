package io.recourse.runtime.masking;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** For the side that takes text in. */
@Configuration(proxyBeanMethods = false)
public class MaskingConfiguration {

    @Bean
    MaskedHeader maskedHeader() {
        return new MaskedHeader();
    }
}
