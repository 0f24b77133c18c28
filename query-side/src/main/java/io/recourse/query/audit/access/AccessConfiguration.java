package io.recourse.query.audit.access;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the recording before every read. */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

    /**
     * After security, so that it is known who reads.
     *
     * @param purposeRequired whether auditors must say what they read for
     */
    @Bean
    FilterRegistrationBean<RecordingFilter> recordingFilter(
            RecordedReads reads,
            Accesses accesses,
            @Value("${recourse.audit.purpose-required:false}") boolean purposeRequired) {
        var registration = new FilterRegistrationBean<>(new RecordingFilter(reads, accesses, purposeRequired));
        registration.setOrder(1);
        return registration;
    }

    @Bean
    PurposeParameter purposeParameter() {
        return new PurposeParameter();
    }
}
