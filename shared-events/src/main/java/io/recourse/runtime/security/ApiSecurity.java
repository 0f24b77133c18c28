package io.recourse.runtime.security;

import io.recourse.actor.Role;
import io.recourse.runtime.clock.RealTime;
import io.recourse.runtime.problem.ProblemType;
import io.recourse.runtime.problem.Problems;
import jakarta.servlet.DispatcherType;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Who may reach which path. Whatever is not named here is denied. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@PropertySource("classpath:io/recourse/runtime/security/security.properties")
public class ApiSecurity implements WebMvcConfigurer {

    private static final String MERCHANT_PATHS = "/api/v1/merchant/*";

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    SecurityFilterChain apiSecurityChain(HttpSecurity http, Problems problems) {
        var answers = new SecurityProblems(problems);
        return http.authorizeHttpRequests(
                        paths -> paths.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                                .permitAll()
                                .requestMatchers(
                                        HttpMethod.GET,
                                        "/actuator/health",
                                        "/actuator/health/liveness",
                                        "/actuator/health/readiness",
                                        "/openapi",
                                        "/openapi/**",
                                        ProblemType.BASE_PATH,
                                        ProblemType.BASE_PATH + "/*")
                                .permitAll()
                                // Signed by those who call, and verified by who reads.
                                .requestMatchers(HttpMethod.POST, "/webhooks/*")
                                .permitAll()
                                .requestMatchers("/actuator/prometheus", "/api/v1/admin/**")
                                .hasRole(Role.ADMIN.name())
                                .requestMatchers("/api/v1/audit/**")
                                .hasRole(Role.AUDITOR.name())
                                .requestMatchers("/api/v1/merchant/**")
                                .access(merchantWithId())
                                .requestMatchers("/api/v1/**")
                                .hasAnyRole(Role.AGENT.name(), Role.SUPERVISOR.name())
                                .anyRequest()
                                .denyAll())
                .oauth2ResourceServer(tokens -> tokens.jwt(jwt -> jwt.jwtAuthenticationConverter(roles()))
                        .authenticationEntryPoint(answers)
                        .accessDeniedHandler(answers))
                .exceptionHandling(
                        refused -> refused.authenticationEntryPoint(answers).accessDeniedHandler(answers))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers -> headers.addHeaderWriter(new PageHeaders()))
                // Nothing of the browser's own accord carries a token, so there is no request to forge.
                .csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .build();
    }

    /** For whatever {@code JwtDecoder} Spring Boot makes from the properties. */
    @Bean
    TokenRules tokenRules() {
        return new TokenRules();
    }

    /** Nobody looks at how long each filter took, and each of them would be timed twice for each request. */
    @Bean
    SecurityObservationSettings unobservedSecurity() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    StrictHttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        Predicate<String> storable = value -> value.indexOf('\0') < 0;
        firewall.setAllowedParameterValues(storable);
        return firewall;
    }

    @Bean
    SecurityProblems requestRejectedHandler(Problems problems) {
        return new SecurityProblems(problems);
    }

    /**
     * What each merchant may send.
     *
     * @param perSecond requests that each merchant may send on average
     * @param burst requests that it may send at once after it was quiet
     */
    @Bean
    MerchantBudget merchantBudget(
            @Value("${recourse.merchant.requests-per-second:50}") long perSecond,
            @Value("${recourse.merchant.burst:500}") long burst) {
        return new MerchantBudget(perSecond, burst);
    }

    /** After security, so that it is known which merchant calls, and before everything that costs. */
    @Bean
    FilterRegistrationBean<MerchantRate> merchantRate(Problems problems, MerchantBudget budget) {
        var registration = new FilterRegistrationBean<>(new MerchantRate(problems, budget));
        registration.addUrlPatterns(MERCHANT_PATHS);
        registration.setOrder(-1);
        return registration;
    }

    @Bean
    VerifiedMerchants verifiedMerchants() {
        return new VerifiedMerchants(RealTime.ofTokens());
    }

    /** After security, which has verified what is remembered. */
    @Bean
    FilterRegistrationBean<RememberMerchant> rememberMerchant(VerifiedMerchants verified) {
        var registration = new FilterRegistrationBean<>(new RememberMerchant(verified));
        registration.addUrlPatterns(MERCHANT_PATHS);
        registration.setOrder(-1);
        return registration;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new CallerResolver());
    }

    private static JwtAuthenticationConverter roles() {
        var converter = new JwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(new TokenRoles());
        return converter;
    }

    private static AuthorizationManager<RequestAuthorizationContext> merchantWithId() {
        return (authentication, context) -> {
            var present = authentication.get();
            boolean granted = present != null && present.isAuthenticated() && isMerchant(present);
            return new AuthorizationDecision(granted);
        };
    }

    private static boolean isMerchant(Authentication authentication) {
        if (!(authentication instanceof JwtAuthenticationToken)) {
            return false;
        }
        Caller caller = Caller.of(authentication);
        return caller.has(Role.MERCHANT) && caller.merchantId().isPresent();
    }
}
