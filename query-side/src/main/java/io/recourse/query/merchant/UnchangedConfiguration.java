package io.recourse.query.merchant;

import io.recourse.runtime.security.MerchantBudget;
import io.recourse.runtime.security.VerifiedMerchants;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.HeaderWriterFilter;

/** Puts the answers to most polls before security, which has verified their tokens already. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class UnchangedConfiguration {

    @Bean
    FilterRegistrationBean<UnchangedFilter> unchangedFilter(
            VerifiedMerchants merchants,
            MerchantBudget budget,
            PollMemory memory,
            @Qualifier("apiSecurityChain") SecurityFilterChain security) {
        HeaderWriterFilter headers = security.getFilters().stream()
                .filter(HeaderWriterFilter.class::isInstance)
                .map(HeaderWriterFilter.class::cast)
                .findFirst()
                .orElseThrow();
        var registration = new FilterRegistrationBean<>(new UnchangedFilter(merchants, budget, memory, headers));
        registration.setOrder(SecurityFilterProperties.DEFAULT_FILTER_ORDER - 1);
        return registration;
    }
}
