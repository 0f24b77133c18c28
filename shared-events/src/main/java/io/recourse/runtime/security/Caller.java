package io.recourse.runtime.security;

import io.recourse.actor.Actor;
import io.recourse.actor.Role;
import io.recourse.payment.MerchantId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/**
 * Who sent the request, by its token. A controller's parameter of this type is filled in.
 *
 * @param subject the token's {@code sub}
 * @param roles never {@link Role#SYSTEM}: nobody outside is Recourse itself
 * @param merchantId the token's {@code merchant_id}; present for every caller of the merchant's paths
 */
public record Caller(String subject, Set<Role> roles, Optional<MerchantId> merchantId) {

    public Caller {
        roles = Set.copyOf(roles);
    }

    /** @throws AccessDeniedException when the authentication is not a token of ours */
    public static Caller of(Authentication authentication) {
        if (!(authentication instanceof JwtAuthenticationToken token)) {
            throw new AccessDeniedException("not a token");
        }
        Set<String> granted = token.getAuthorities().stream()
                .map(authority -> String.valueOf(authority.getAuthority()))
                .collect(Collectors.toSet());
        Set<Role> roles = Arrays.stream(Role.values())
                .filter(role -> granted.contains(TokenRoles.authority(role)))
                .collect(Collectors.toSet());
        return new Caller(token.getName(), roles, TokenRoles.merchant(token.getToken()));
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }

    /**
     * The caller in the strongest of their roles, for commands of staff: a supervisor is also an agent.
     *
     * @throws AccessDeniedException when the token has no role
     */
    public Actor actor() {
        return roles.stream()
                .max(Comparator.comparingInt(Caller::strength))
                .map(role -> new Actor(subject, role))
                .orElseThrow(() -> new AccessDeniedException("no role"));
    }

    /** @throws AccessDeniedException when the token does not have the role */
    public Actor actorAs(Role role) {
        if (!has(role)) {
            throw new AccessDeniedException("not a " + role);
        }
        return new Actor(subject, role);
    }

    /** The merchant whose cases this caller may see. */
    public MerchantId requireMerchant() {
        return merchantId.orElseThrow(() -> new AccessDeniedException("no merchant"));
    }

    private static int strength(Role role) {
        return switch (role) {
            case SUPERVISOR -> 5;
            case AGENT -> 4;
            case MERCHANT -> 3;
            case AUDITOR -> 2;
            case ADMIN -> 1;
            case SYSTEM -> 0;
        };
    }
}
