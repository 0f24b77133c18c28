package io.recourse.runtime.admission;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What one process works on at once. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
public class AdmissionConfiguration {

    /**
     * @param atWork commands that are worked on at once; many more than processors, because most of the time each waits for the disk
     * @param waiting that wait for a place at most
     * @param patience how long each of them waits at most
     */
    @Bean
    Admission admission(
            @Value("${recourse.admission.at-work:64}") int atWork,
            @Value("${recourse.admission.waiting:256}") int waiting,
            @Value("${recourse.admission.patience:PT2S}") Duration patience) {
        return new Admission(atWork, waiting, patience);
    }

    @Bean
    Refusals refusals() {
        return new Refusals();
    }

    @Bean
    FilterRegistrationBean<FullHouseFilter> fullHouseFilter(Admission admission, Refusals refusals) {
        return forCommands(new FullHouseFilter(admission, refusals), SecurityFilterProperties.DEFAULT_FILTER_ORDER - 2);
    }

    /** After security: nobody without a token takes a place, however slowly they send. */
    @Bean
    FilterRegistrationBean<AdmissionFilter> admissionFilter(Admission admission, Refusals refusals) {
        return forCommands(new AdmissionFilter(admission, refusals), -2);
    }

    private static <F extends CommandFilter> FilterRegistrationBean<F> forCommands(F filter, int order) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.addUrlPatterns("/api/v1/*");
        registration.setOrder(order);
        return registration;
    }

    @Bean
    MeterBinder admissionFigures(Admission admission, Refusals refusals) {
        return registry -> {
            Gauge.builder("recourse.admission.waiting", admission, Admission::waiting)
                    .description("Commands that wait until others are done")
                    .baseUnit("commands")
                    .register(registry);
            FunctionCounter.builder("recourse.admission.refused", refusals, Refusals::number)
                    .description("Commands that were told to come again, because too many were worked on")
                    .baseUnit("commands")
                    .register(registry);
        };
    }
}
