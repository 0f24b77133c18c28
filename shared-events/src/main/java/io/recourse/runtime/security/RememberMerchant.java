package io.recourse.runtime.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/** Keeps in mind which merchant's token security has let through. */
final class RememberMerchant extends OncePerRequestFilter {

    private final VerifiedMerchants verified;

    RememberMerchant(VerifiedMerchants verified) {
        this.verified = verified;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getUserPrincipal() instanceof JwtAuthenticationToken present) {
            Caller.of(present).merchantId().ifPresent(merchant -> verified.remember(present.getToken(), merchant));
        }
        chain.doFilter(request, response);
    }
}
