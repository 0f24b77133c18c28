package io.recourse.command.policies;

import io.recourse.command.policy.Policy;
import io.recourse.command.policy.pack.PackPolicy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Policies know nothing of Spring. */
@Configuration(proxyBeanMethods = false)
class PoliciesConfiguration {

    @Bean
    Policy policy(Policies policies, CalendarWatch watch) {
        return new WatchedPolicy(new PackPolicy(policies::catalogue), watch);
    }
}
